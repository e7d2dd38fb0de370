//! `/`: answers that fit many questions, put into the reply in the language of the patient.

use domain::Lang;
use domain::consultations::CannedAnswerView;
use leptos::prelude::*;

use crate::api::consultations::CannedAnswers;
use crate::api::resource::{Query, list};
use crate::i18n::{lang, texts::consultations as t};
use crate::remote::Remote;

/// The choice under a `/` that was typed.
#[derive(Clone, Copy)]
pub struct Canned {
    answers: Remote<Vec<CannedAnswerView>>,
    /// What was typed after the `/`; `None` while there is none.
    pub asked: RwSignal<Option<String>>,
    active: RwSignal<usize>,
}

/// Where the list is, for screen readers.
pub const LIST: &str = "canned-list";

impl Canned {
    pub fn new() -> Canned {
        let query = || Query { limit: Some(200), ..Query::default() };
        let answers = Remote::new(move || async move { Ok(list::<CannedAnswers>(&query()).await?.data) });
        Canned { answers, asked: RwSignal::new(None), active: RwSignal::new(0) }
    }

    /// Follows what is typed: a `/` at the start of a word, up to the end of the text, asks.
    pub fn typed(self, text: &str) {
        let asked = wanted(text).map(str::to_owned);
        if self.asked.with_untracked(|before| *before != asked) {
            self.active.set(0);
            self.asked.set(asked);
        }
    }

    fn found(self) -> Vec<CannedAnswerView> {
        let Some(asked) = self.asked.get() else { return Vec::new() };
        let asked = asked.to_lowercase();
        let fits = |answer: &CannedAnswerView| title(answer, lang()).to_lowercase().contains(&asked);
        self.answers.value.with(|all| all.iter().flatten().filter(|answer| fits(answer)).take(8).cloned().collect())
    }

    /// The id of the marked line, for screen readers.
    pub fn marked(self) -> Option<String> {
        (!self.found().is_empty()).then(|| format!("{LIST}-{}", self.active.get()))
    }

    /// What a key means while the list is open: `Some` when it was taken, with the answer that was chosen.
    pub fn key(self, key: &str) -> Option<Option<CannedAnswerView>> {
        self.asked.with_untracked(Option::is_some).then_some(())?;
        let found = untrack(|| self.found());
        match key {
            "Escape" => {
                self.asked.set(None);
                Some(None)
            }
            "ArrowDown" if !found.is_empty() => {
                self.active.update(|at| *at = (*at + 1) % found.len());
                Some(None)
            }
            "ArrowUp" if !found.is_empty() => {
                self.active.update(|at| *at = (*at + found.len() - 1) % found.len());
                Some(None)
            }
            "Enter" | "Tab" => found.get(self.active.get_untracked()).cloned().map(Some),
            _ => None,
        }
    }
}

/// What stands after the last `/`, when that begins a word and no line ends after it.
fn wanted(text: &str) -> Option<&str> {
    let at = text.rfind('/')?;
    let begins = text[..at].chars().next_back().is_none_or(char::is_whitespace);
    let rest = &text[at + 1..];
    (begins && !rest.contains('\n') && rest.chars().count() <= 40).then_some(rest)
}

/// The text with the answer in the place of what was typed after the `/`.
pub fn put(text: &str, answer: &CannedAnswerView, language: Lang) -> String {
    let before = wanted(text).map_or(text, |asked| &text[..text.len() - asked.len() - 1]);
    let answer = if language == Lang::Id { &answer.text_id } else { &answer.text_en };
    format!("{before}{answer}")
}

fn title(answer: &CannedAnswerView, language: Lang) -> &str {
    if language == Lang::Id { &answer.title_id } else { &answer.title_en }
}

/// The list above the reply.
#[component]
pub fn CannedList(
    canned: Canned,
    #[prop(into)] language: Signal<Lang>,
    #[prop(into)] on_pick: Callback<CannedAnswerView>,
) -> impl IntoView {
    let lines = move || {
        let line = |(at, answer): (usize, CannedAnswerView)| {
            let picked = answer.clone();
            let text = if language.get() == Lang::Id { answer.text_id.clone() } else { answer.text_en.clone() };
            view! {
                <div
                    class="opt"
                    role="option"
                    id=format!("{LIST}-{at}")
                    aria-selected=move || (canned.active.get() == at).to_string()
                    on:mousedown=move |event| {
                        event.prevent_default();
                        on_pick.run(picked.clone());
                    }
                >
                    <span><b>{title(&answer, lang()).to_owned()}</b><span class="sub">{text}</span></span>
                    {answer.shared.then(|| view! { <span class="end tag">{t::canned_shared}</span> })}
                </div>
            }
        };
        canned.found().into_iter().enumerate().map(line).collect_view()
    };
    let nothing = move || canned.found().is_empty() && !canned.answers.loading.get();
    let words = move || t::canned_language(if language.get() == Lang::Id { t::indonesian() } else { t::english() });
    view! {
        <Show when=move || canned.asked.with(Option::is_some)>
            <div class="canned" tabindex="0" role="group" aria-label=t::canned>
                <p class="sub">{words}</p>
                <div role="listbox" id=LIST aria-label=t::canned>{lines}</div>
                {move || nothing().then(|| view! { <p class="sub" role="status">{t::canned_none}</p> })}
            </div>
        </Show>
    }
}

#[cfg(test)]
mod tests {
    use super::wanted;

    #[test]
    fn a_stroke_that_begins_a_word_asks() {
        assert_eq!(wanted("/kontrol"), Some("kontrol"));
        assert_eq!(wanted("Baik, Bu. /ob"), Some("ob"));
        assert_eq!(wanted("Baik.\n/"), Some(""));
        assert_eq!(wanted("tekanan 138/86"), None);
        assert_eq!(wanted("/lama\nsudah"), None);
    }
}
