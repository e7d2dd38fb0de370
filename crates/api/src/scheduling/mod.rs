//! Hours, free times, holds and appointments; the queue, the waiting list, recalls, links and calendar feeds.

mod absences;
mod appointments;
mod calendar;
mod catalogue;
mod counter;
mod delays;
mod failure;
mod feeds;
mod guest_holds;
mod holds;
mod holidays;
mod hours;
mod ics;
mod link_steps;
mod links;
mod moves;
mod offers;
mod queue;
mod queue_moves;
mod recalls;
mod resources;
mod series;
mod settings;
mod slots;
mod steps;
mod sweep;
mod waiting;

pub(crate) use appointments::book;
pub use sweep::sweep;

use utoipa_actix_web::service_config::ServiceConfig;

/// The routes of this module.
pub fn routes(config: &mut ServiceConfig) {
    schedule_routes(config);
    booking_routes(config);
    queue_routes(config);
    waiting_routes(config);
}

fn schedule_routes(config: &mut ServiceConfig) {
    config
        .service(hours::list_working_hours)
        .service(hours::create_working_hours)
        .service(hours::find_working_hours)
        .service(hours::update_working_hours)
        .service(hours::delete_working_hours)
        .service(absences::list_absences)
        .service(absences::create_absence)
        .service(absences::find_absence)
        .service(absences::update_absence)
        .service(absences::delete_absence)
        .service(holidays::list_holidays)
        .service(holidays::create_holiday)
        .service(holidays::find_holiday)
        .service(holidays::update_holiday)
        .service(holidays::delete_holiday)
        .service(resources::list_resources)
        .service(resources::create_resource)
        .service(resources::find_resource)
        .service(resources::update_resource)
        .service(resources::delete_resource)
        .service(settings::find_scheduling_settings)
        .service(settings::update_scheduling_settings)
        .service(calendar::list_calendar_entries);
}

fn booking_routes(config: &mut ServiceConfig) {
    config
        .service(slots::list_free_slots)
        .service(slots::list_first_free_slots)
        .service(catalogue::find_booking_catalogue)
        .service(holds::create_hold)
        .service(holds::create_hold_extension)
        .service(holds::delete_hold)
        .service(guest_holds::create_guest_hold)
        .service(guest_holds::create_guest_hold_extension)
        .service(guest_holds::delete_guest_hold)
        .service(appointments::list_appointments)
        .service(appointments::search_appointments)
        .service(appointments::create_appointment)
        .service(appointments::find_appointment)
        .service(appointments::update_appointment)
        .service(appointments::list_appointment_events)
        .service(appointments::find_appointment_ics)
        .service(steps::create_approval)
        .service(steps::create_confirmation)
        .service(steps::create_no_show)
        .service(moves::create_rescheduling)
        .service(moves::create_cancellation)
        .service(moves::delete_cancellation)
        .service(series::create_appointment_series);
}

fn queue_routes(config: &mut ServiceConfig) {
    config
        .service(queue::list_queue)
        .service(queue::find_queue_entry)
        .service(queue::list_queue_display)
        .service(queue::find_queue_position)
        .service(queue_moves::create_check_in)
        .service(queue_moves::delete_check_in)
        .service(queue_moves::create_walk_in)
        .service(queue_moves::create_next_call)
        .service(queue_moves::create_call)
        .service(queue_moves::create_skip)
        .service(queue_moves::create_transfer)
        .service(queue_moves::create_priority)
        .service(queue_moves::create_start)
        .service(queue_moves::create_completion)
        .service(delays::create_delay);
}

fn waiting_routes(config: &mut ServiceConfig) {
    config
        .service(waiting::list_waiting_list_entries)
        .service(waiting::create_waiting_list_entry)
        .service(waiting::delete_waiting_list_entry)
        .service(waiting::list_waiting_list_offers)
        .service(offers::create_offer_acceptance)
        .service(offers::create_offer_refusal)
        .service(recalls::list_recalls)
        .service(recalls::create_recall)
        .service(recalls::find_recall)
        .service(recalls::update_recall)
        .service(recalls::delete_recall)
        .service(recalls::list_recall_attempts)
        .service(recalls::create_recall_attempt)
        .service(links::verify_link)
        .service(link_steps::create_link_confirmation)
        .service(link_steps::create_link_cancellation)
        .service(link_steps::create_link_rescheduling)
        .service(link_steps::create_link_offer_acceptance)
        .service(link_steps::create_link_offer_refusal)
        .service(feeds::list_calendar_feeds)
        .service(feeds::create_calendar_feed)
        .service(feeds::delete_calendar_feed)
        .service(feeds::find_calendar_feed);
}
