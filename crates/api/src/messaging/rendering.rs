//! Templates filled in. A variable that a template does not declare is an error when the texts are written, and one that
//! has no value is an error when they are sent.

use domain::messaging::{Facts, MessageTemplateForm, Secrets, TemplateCode, Variable};
use domain::{FieldCode, FieldErrors, Lang};
use minijinja::{AutoEscape, Environment, UndefinedBehavior};
use persistence::messaging::{Stored, TextsInForce};

use super::texts::shipped;
use super::wording::{Parties, Words, words};

/// Instructions that a text may take; a loop over nothing useful ends here.
const FUEL: u64 = 20_000;
/// Characters of a filled-in text at most.
const LONGEST: usize = 20_000;
/// Stands for a code or a link where it must not be seen.
pub const MASK: &str = "••••••";

/// The texts of one template in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Texts {
    pub subject: String,
    pub inbox: String,
    pub body: String,
}

impl Texts {
    /// The texts in one language.
    pub fn of(texts: &TextsInForce, lang: Lang) -> Texts {
        let form = &texts.0;
        let (subject, inbox, body) = match lang {
            Lang::Id => (&form.subject_id, &form.inbox_id, &form.body_id),
            Lang::En => (&form.subject_en, &form.inbox_en, &form.body_en),
        };
        Texts { subject: subject.clone(), inbox: inbox.clone(), body: body.clone() }
    }
}

/// A message that was written before, in words, with codes and links masked; `None` when its texts cannot be filled in.
pub fn in_words(stored: &Stored, lang: Lang) -> Option<Texts> {
    let parties = Parties { recipient: stored.recipient.clone(), clinic: stored.clinic.clone() };
    let template = stored.view.template;
    fill(&Texts::of(&stored.texts, lang), &words(template, lang, &stored.facts, &masked(template), &parties)).ok()
}

/// Why a text cannot be filled in; holds no values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the template cannot be filled in")]
pub struct Unfilled;

/// Fills the texts in.
pub fn fill(texts: &Texts, words: &Words) -> Result<Texts, Unfilled> {
    let one = |text: &str| render(text, words);
    Ok(Texts { subject: one_line(&one(&texts.subject)?), inbox: one_line(&one(&texts.inbox)?), body: one(&texts.body)? })
}

/// Secrets that show that something was there, and nothing else.
pub fn masked(template: TemplateCode) -> Secrets {
    let mask = |variable| template.variables().contains(&variable).then(|| MASK.to_owned());
    Secrets { link: mask(Variable::Link), code: mask(Variable::Code) }
}

/// Adds what is wrong with a text of a template: it cannot be read, or uses a variable that is not declared.
pub fn check_text(template: TemplateCode, text: &str, subject: bool, pointer: &str, errors: &mut FieldErrors) {
    let environment = environment();
    let Ok(parsed) = environment.template_from_str(text) else {
        errors.add(pointer, FieldCode::BadTemplate);
        return;
    };
    let known = |name: &str| {
        let variable = Variable::from_code(name).filter(|variable| template.variables().contains(variable));
        variable.is_some_and(|variable| !subject || variable.is_for_subjects())
    };
    if !parsed.undeclared_variables(false).iter().all(|name| known(name)) {
        errors.add(pointer, FieldCode::UnknownVariable);
    } else if render(text, &example(template, Lang::Id)).is_err() {
        errors.add(pointer, FieldCode::BadTemplate);
    }
}

/// Adds what is wrong with all texts of a template.
pub fn check(template: TemplateCode, form: &MessageTemplateForm, errors: &mut FieldErrors) {
    check_text(template, &form.subject_id, true, "/subject_id", errors);
    check_text(template, &form.subject_en, true, "/subject_en", errors);
    check_text(template, &form.inbox_id, false, "/inbox_id", errors);
    check_text(template, &form.inbox_en, false, "/inbox_en", errors);
    check_text(template, &form.body_id, false, "/body_id", errors);
    check_text(template, &form.body_en, false, "/body_en", errors);
}

/// The texts that come with the program.
pub fn shipped_form(template: TemplateCode) -> MessageTemplateForm {
    let texts = shipped(template);
    MessageTemplateForm {
        subject_id: texts.subject.id.to_owned(),
        subject_en: texts.subject.en.to_owned(),
        inbox_id: texts.inbox.id.to_owned(),
        inbox_en: texts.inbox.en.to_owned(),
        body_id: texts.body.id.to_owned(),
        body_en: texts.body.en.to_owned(),
    }
}

/// Values with which a template can be tried.
pub fn example(template: TemplateCode, lang: Lang) -> Words {
    let text = |text: &str| Some(text.to_owned());
    let starts_at = chrono::DateTime::from_timestamp(1_763_364_600, 0);
    let facts = Facts {
        starts_at,
        ends_at: starts_at,
        until: starts_at,
        due_on: starts_at.map(|at| at.date_naive()),
        time_zone: text("Asia/Jakarta"),
        patient: text("Budi Santoso"),
        service_id: text("Konsultasi umum"),
        service_en: text("General consultation"),
        practitioner: text("dr. Ayu Lestari"),
        location: text("Cabang Kemang"),
        address: text("Jl. Kemang Raya 12, Jakarta Selatan"),
        preparation_id: text("Bawa hasil lab terakhir."),
        preparation_en: text("Bring your latest lab results."),
        booking_code: text("KMRT2468"),
        minutes: Some(10),
        title: text("Parkir"),
        text: text("Terima kasih."),
        emergency_phone: text("119"),
        ..Facts::default()
    };
    let secrets = Secrets { link: text("https://klinik.example.id/j#…"), code: text("123456") };
    words(template, lang, &facts, &secrets, &Parties { recipient: "Siti Aminah".into(), clinic: "Klinik Akar Wangi".into() })
}

fn environment() -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_auto_escape_callback(|_| AutoEscape::None);
    environment.set_fuel(Some(FUEL));
    environment
}

fn render(text: &str, words: &Words) -> Result<String, Unfilled> {
    let filled = environment().render_str(text, words).map_err(|_| Unfilled)?;
    if filled.chars().count() > LONGEST { Err(Unfilled) } else { Ok(filled) }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_text_can_be_filled_in_with_and_without_the_optional_values() {
        for template in TemplateCode::ALL.iter().copied() {
            let mut errors = FieldErrors::default();
            let form = shipped_form(template);
            check(template, &form, &mut errors);
            assert!(errors.is_empty(), "{}: {errors:?}", template.code());
            let bare: Words = template.variables().iter().map(|variable| (variable.code(), String::new())).collect();
            for words in [bare, example(template, Lang::Id)] {
                let texts = Texts { subject: form.subject_id.clone(), inbox: form.inbox_en.clone(), body: form.body_id.clone() };
                assert_eq!(fill(&texts, &words).map(|filled| filled.body.contains("{{")), Ok(false), "{}", template.code());
            }
        }
    }

    #[test]
    fn a_text_cannot_use_what_it_is_not_given() {
        let wrong = |text: &str, subject| {
            let mut errors = FieldErrors::default();
            check_text(TemplateCode::Reminder, text, subject, "/x", &mut errors);
            errors.0.first().map(|(_, code)| *code)
        };
        assert_eq!(wrong("{{ code }}", false), Some(FieldCode::UnknownVariable));
        assert_eq!(wrong("{{ service }}", true), Some(FieldCode::UnknownVariable));
        assert_eq!(wrong("{{ date", false), Some(FieldCode::BadTemplate));
        assert_eq!(wrong("{% include 'x' %}", false), Some(FieldCode::BadTemplate));
        assert_eq!(
            wrong("{% for i in range(90000) %}{% for j in range(90000) %}x{% endfor %}{% endfor %}", false),
            Some(FieldCode::UnknownVariable)
        );
        assert_eq!(wrong("{{ date }} {{ link }}", false), None);
    }
}
