//! The numbers beside entries of the rail: who waits, one's own tasks, unanswered questions, and critical values that nobody was told of.

use domain::identity::Permission;
use domain::scheduling::QueueState;
use domain::tasks::TaskState;
use leptos::prelude::*;

use super::branch::branches;
use crate::api::consultations::count_unanswered;
use crate::api::lab::{LabWork, count_lab_work};
use crate::api::queue::{QueuePart, list_queue};
use crate::api::resource::{Query, count};
use crate::api::session;
use crate::api::tasks::Tasks;
use crate::i18n::texts::shell as t;
use crate::live;
use crate::remote::Remote;
use crate::route::Route;

/// The numbers, kept up to date for as long as the frame lives.
#[derive(Clone, Copy)]
struct Badges {
    waiting: Remote<i64>,
    tasks: Remote<i64>,
    critical: Remote<i64>,
    unanswered: Remote<i64>,
}

/// Begins to count.
pub(super) fn provide() {
    let branch = branches().chosen;
    let waiting = Remote::new(move || {
        let (part, may) = (QueuePart { location_id: branch.get(), ..QueuePart::default() }, session::may(Permission::ReadQueue));
        async move {
            if !may {
                return Ok(0);
            }
            let queue = list_queue(&part).await?;
            Ok(queue.data.iter().filter(|e| matches!(e.state, QueueState::Waiting | QueueState::Skipped)).count() as i64)
        }
    });
    live::reload_on(&["queue"], waiting);
    let tasks = Remote::new(move || {
        let (may, me) = (session::may(Permission::ReadTasks), session::user().map(|user| user.id.to_string()));
        async move {
            if !may {
                return Ok(0);
            }
            let open = format!("{},{}", TaskState::Open.code(), TaskState::InProgress.code());
            let query = Query::default().maybe("filter[assignee_id][eq]", me).maybe("filter[state][in]", Some(open));
            count::<Tasks>(query).await
        }
    });
    live::reload_on(&["task"], tasks);
    let critical = Remote::new(move || {
        let (may, branch) = (session::may(Permission::ReadLab), branch.get());
        async move { if may { count_lab_work(LabWork::Critical, branch).await } else { Ok(0) } }
    });
    live::reload_on(&["lab"], critical);
    let unanswered = Remote::new(move || {
        let may = session::may(Permission::AnswerConsultations);
        async move { if may { count_unanswered().await } else { Ok(0) } }
    });
    live::reload_on(&["consultation"], unanswered);
    provide_context(Badges { waiting, tasks, critical, unanswered });
}

/// The number of an entry; nothing while it is nought or unknown.
pub(super) fn badge(route: Route) -> Option<impl IntoView> {
    let badges = use_context::<Badges>()?;
    let (number, words): (Remote<i64>, fn(i64) -> String) = match route {
        Route::Queue => (badges.waiting, t::n_waiting),
        Route::Tasks => (badges.tasks, t::n_tasks),
        Route::Lab => (badges.critical, t::n_critical),
        Route::Consultations => (badges.unanswered, t::n_unanswered),
        _ => return None,
    };
    Some(move || {
        let n = number.value.get().filter(|n| *n > 0)?;
        Some(view! { <span class="badge" role="img" aria-label=words(n)>{n}</span> })
    })
}
