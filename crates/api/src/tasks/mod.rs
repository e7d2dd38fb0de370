//! Tasks: who has to do what, about whom, until when.

mod answers;
mod check;
mod due;
pub(crate) mod news;
#[expect(clippy::module_inception, reason = "the module is named after its first resource")]
mod tasks;

use utoipa_actix_web::service_config::ServiceConfig;

pub use due::sweep as sweep_due;
pub(crate) use tasks::add;

/// The routes of this module.
pub fn routes(config: &mut ServiceConfig) {
    config
        .service(tasks::list_tasks)
        .service(tasks::search_tasks)
        .service(tasks::create_task)
        .service(tasks::find_task)
        .service(tasks::update_task)
        .service(tasks::delete_task)
        .service(tasks::create_task_restoration)
        .service(tasks::list_task_changes)
        .service(tasks::list_assignees)
        .service(answers::create_task_completion)
        .service(answers::create_task_answer);
}
