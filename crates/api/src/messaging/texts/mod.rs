//! The texts that come with the program, in both languages; the clinic can change each of them.

mod account;
mod consultations;
mod lab;
mod privacy;
mod referrals;
mod staff;
mod visits;
mod waiting;

use domain::Text2;
use domain::messaging::TemplateCode;

/// The shipped texts of one template.
pub struct Shipped {
    /// The subject of the e-mail, which others may see: nothing about health.
    pub subject: Text2,
    /// One or two sentences for the portal's inbox, notifications and SMS.
    pub inbox: Text2,
    /// The e-mail.
    pub body: Text2,
}

/// The shipped texts of a template.
pub fn shipped(template: TemplateCode) -> Shipped {
    match template {
        TemplateCode::Booked => visits::BOOKED,
        TemplateCode::Requested => visits::REQUESTED,
        TemplateCode::Approved => visits::APPROVED,
        TemplateCode::Rescheduled => visits::RESCHEDULED,
        TemplateCode::Cancelled => visits::CANCELLED,
        TemplateCode::Reminder => visits::REMINDER,
        TemplateCode::Delay => visits::DELAY,
        TemplateCode::RecallDue => waiting::RECALL_DUE,
        TemplateCode::Offer => waiting::OFFER,
        TemplateCode::VerificationCode => account::CODE,
        TemplateCode::FamilyCode => account::FAMILY_CODE,
        TemplateCode::ContactChanged => account::CONTACT_CHANGED,
        TemplateCode::PortalWelcome => account::PORTAL_WELCOME,
        TemplateCode::PasswordReset => account::PASSWORD_RESET,
        TemplateCode::FeedbackAnswer => account::FEEDBACK_ANSWER,
        TemplateCode::LabResult => lab::RESULT,
        TemplateCode::LabCorrected => lab::CORRECTED,
        TemplateCode::LabComment => lab::COMMENT,
        TemplateCode::TaskAssigned => staff::TASK_ASSIGNED,
        TemplateCode::TaskDue => staff::TASK_DUE,
        TemplateCode::BreakGlassNotice => privacy::BREAK_GLASS_NOTICE,
        TemplateCode::BreakGlassReview => privacy::BREAK_GLASS_REVIEW,
        TemplateCode::BreakGlassReminder => privacy::BREAK_GLASS_REMINDER,
        TemplateCode::ConsultationQuestion => consultations::QUESTION,
        TemplateCode::ConsultationEmergency => consultations::EMERGENCY,
        TemplateCode::ConsultationHandover => consultations::HANDOVER,
        TemplateCode::ConsultationCopy => consultations::COPY,
        TemplateCode::ConsultationSteppedIn => consultations::STEPPED_IN,
        TemplateCode::ConsultationAnswer => consultations::ANSWER,
        TemplateCode::ReferralSent => referrals::SENT,
        TemplateCode::ReferralAnswered => referrals::ANSWERED,
    }
}
