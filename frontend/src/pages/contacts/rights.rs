//! What the two kinds of people have of their own: permissions, saved views, words.

use domain::contacts::SavedViewResource;
use domain::identity::Permission;

use crate::api::contacts::People;
use crate::i18n::Plain;
use crate::i18n::texts::patients as t;

/// The permissions that guard one kind of people.
#[derive(Clone, Copy)]
pub struct Rights {
    pub write: Permission,
    pub delete: Permission,
    pub merge: Permission,
    pub disclose: Permission,
}

/// The permissions for patients or for contacts.
pub fn rights(people: People) -> Rights {
    use Permission::*;
    match people {
        People::Patients => Rights { write: WritePatients, delete: DeletePatients, merge: MergePatients, disclose: DisclosePatients },
        People::Contacts => Rights { write: WriteContacts, delete: DeleteContacts, merge: MergeContacts, disclose: DiscloseContacts },
    }
}

/// The list whose views are saved.
pub fn view_resource(people: People) -> SavedViewResource {
    match people {
        People::Patients => SavedViewResource::Patients,
        People::Contacts => SavedViewResource::Contacts,
    }
}

/// What the list is called.
pub fn title(people: People) -> Plain {
    match people {
        People::Patients => t::patients,
        People::Contacts => t::contacts,
    }
}

/// What a new one is called.
pub fn new_title(people: People) -> Plain {
    match people {
        People::Patients => t::new_patient,
        People::Contacts => t::new_contact,
    }
}
