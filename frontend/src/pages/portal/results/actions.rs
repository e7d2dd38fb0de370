//! What can be done with a report: asking about it, keeping it as PDF, printing it.

use domain::lab::{LabReportView, LabSource};
use leptos::prelude::*;

use crate::api::documents as api;
use crate::browser::{page, share};
use crate::components::toast;
use crate::i18n::{texts::portal_consult as consult, texts::portal_results as t};
use crate::pages::portal::moves::Target;
use crate::pages::portal::parts::{Act, icon, refused};
use crate::pages::portal::place::Place;
use crate::remote::Submit;

/// The buttons of a report that is shown.
pub fn actions(report: &LabReportView) -> AnyView {
    let (id, number) = (report.id, report.number.clone());
    let ask = Target::from(Place::NewConsultation).with("about", Some(format!("lab-report:{id}"))).href();
    let pdf = Submit::new();
    let download = move |()| {
        let name = t::pdf_name(&number);
        pdf.run(api::find_lab_report_pdf(id), move |file| {
            share::keep(&name, &file);
            toast::done(t::pdf_done());
        });
    };
    // The clinic puts its letterhead only on what its own laboratory found.
    let ours = report.source != LabSource::Patient;
    view! {
        {refused(pdf)}
        <div class="btns">
            <a class="btn primary" href=ask>{icon("#i-chat", "i s")}{consult::ask_about_this}</a>
            {ours.then(|| view! { <Act busy=pdf.busy on_press=download>{icon("#i-dl", "i s")}{t::pdf}</Act> })}
            <Act on_press=|()| page::print()>{icon("#i-print", "i s")}{t::print}</Act>
        </div>
    }
    .into_any()
}
