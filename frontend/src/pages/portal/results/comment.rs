//! What the doctor says about a report: the first thing that is read.

use domain::lab::{EarlierComment, LabReportView};
use leptos::prelude::*;

use crate::format::{self, Zone};
use crate::i18n::texts::portal_results as t;
use crate::pages::portal::parts::{Disc, icon};

/// The comment, with those that were before it; nothing without one.
pub fn comment(report: &LabReportView, actions: AnyView) -> AnyView {
    let Some(text) = report.comment.clone().filter(|text| !text.trim().is_empty()) else {
        return view! { <div class="card">{actions}</div> }.into_any();
    };
    let zone = Zone::new(&report.time_zone);
    let name = report.commented_by_name.clone();
    let heading = name.as_deref().map_or_else(|| t::comment().to_owned(), t::comment_of);
    let time = report.commented_at.map(|at| format!("{}, {}", format::long_date(zone.wall(at).date()), format::time(at, &zone)));
    let earlier = earlier(&report.earlier_comments, &zone);
    view! {
        <section class="quote" aria-labelledby="comment-t">
            <div class="person">
                {name.map(|name| view! { <Disc name /> })}
                <div><h2 id="comment-t">{heading}</h2><span class="small">{time}</span></div>
            </div>
            <blockquote>{paragraphs(&text)}</blockquote>
            {earlier}
            {actions}
        </section>
    }
    .into_any()
}

fn paragraphs(text: &str) -> impl IntoView + use<> {
    let lines: Vec<String> = text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect();
    lines.into_iter().map(|line| view! { <p>{line}</p> }).collect_view()
}

fn earlier(all: &[EarlierComment], zone: &Zone) -> Option<impl IntoView + use<>> {
    let one = |comment: &EarlierComment| {
        let by = format!("{}, {}", comment.commented_by_name, format::date_time(comment.commented_at, zone));
        view! { <p><b>{by}</b><br />{comment.comment.clone()}</p> }
    };
    let all = (!all.is_empty()).then(|| all.iter().map(one).collect_view())?;
    Some(view! { <details class="more-d"><summary>{icon("#i-chev", "i s")}{t::comments_before}</summary>{all}</details> })
}
