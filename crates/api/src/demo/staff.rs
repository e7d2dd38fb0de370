//! One sign-in for each role.

use chrono::{DateTime, Utc};
use domain::identity::{PasswordPolicy, RoleCode, weakness};
use persistence::PersistenceError;
use persistence::bulk::*;
use persistence::diesel::PgConnection;
use persistence::identity::roles;
use serde::Serialize;
use uuid::Uuid;

use super::clinic::{self, Branch, Clinic};
use super::clinic_list::{DEMO_DOCTOR, DEMO_HEAD_DOCTOR, DOCTORS};
use super::random::{Part, Random};

/// An entry of `demo-accounts.json`.
#[derive(Debug, Serialize)]
pub struct Account {
    pub role: &'static str,
    pub login: String,
    pub password: String,
}

/// A demo user before it is written.
#[derive(Debug)]
struct Member {
    id: Uuid,
    role: RoleCode,
    name: &'static str,
    login: String,
}

/// The demo users.
#[derive(Debug)]
pub struct Staff {
    members: Vec<Member>,
}

impl Staff {
    /// One member for each role.
    pub fn of(at: DateTime<Utc>) -> Staff {
        let mut random = Random::of(Part::Staff, 0);
        let member = |role: &RoleCode| {
            let (name, local) = person(*role);
            Member { id: random.id(at), role: *role, name, login: format!("{local}@akarwangi.example") }
        };
        Staff { members: RoleCode::ALL.iter().map(member).collect() }
    }

    /// The user with that role.
    pub fn user(&self, role: RoleCode) -> Option<Uuid> {
        self.members.iter().find(|member| member.role == role).map(|member| member.id)
    }

    /// The name of the user with that role.
    pub fn name(&self, role: RoleCode) -> &'static str {
        person(role).0
    }

    /// The practitioner who the user with that role is.
    pub fn practitioner(&self, role: RoleCode, clinic: &Clinic) -> Option<Uuid> {
        place(role).map(|place| clinic.practitioners[place].id)
    }

    /// Who answers the telephone in a branch.
    pub fn front_desk(&self, branch: Branch) -> Option<Uuid> {
        self.user(if branch == Branch::Kemang { RoleCode::Receptionist } else { RoleCode::Agent })
    }

    /// New passwords for everybody, from the system's randomness.
    pub fn accounts(&self) -> anyhow::Result<Vec<Account>> {
        let account = |member: &Member| {
            let password = password(&[clinic::NAME, "Akrab", member.name, &member.login])?;
            Ok(Account { role: member.role.code(), login: member.login.clone(), password })
        };
        self.members.iter().map(account).collect()
    }

    /// Writes the users; `hashes` are those of their passwords, in the same order.
    pub fn write(&self, tx: &mut PgConnection, clinic: &Clinic, hashes: Vec<String>, now: DateTime<Utc>) -> Result<(), PersistenceError> {
        roles::ensure_built_in(tx, now)?;
        let codes: Vec<&str> = self.members.iter().map(|member| member.role.code()).collect();
        let role_ids = roles::ids(tx, &codes)?;
        let user = |(member, hash): (&Member, String)| NewUser {
            id: member.id,
            name: member.name.to_owned(),
            username: None,
            email: Some(member.login.clone()),
            password_hash: Some(hash),
            state: "active".to_owned(),
            practitioner_id: place(member.role).map(|place| clinic.practitioners[place].id),
            created_at: now,
            updated_at: now,
        };
        NewUser::copy(tx, self.members.iter().zip(hashes).map(user).collect())?;
        let mut random = Random::of(Part::Staff, 1);
        let mut held = Vec::with_capacity(self.members.len());
        for member in &self.members {
            let role_id = *role_ids.get(member.role.code()).ok_or(PersistenceError::NotFound)?;
            let location_id = (member.role == RoleCode::Receptionist).then(|| clinic.location(Branch::Kemang));
            held.push(NewUserRole { id: random.id(now), user_id: member.id, role_id, location_id });
        }
        NewUserRole::copy(tx, held)?;
        Ok(())
    }
}

/// Name and local part of the address; the doctors are those of the clinic.
fn person(role: RoleCode) -> (&'static str, &'static str) {
    match role {
        RoleCode::Admin => ("Rangga Mahendra", "admin"),
        RoleCode::Manager => ("Laras Dewanti", "manajer"),
        RoleCode::Receptionist => ("Rina Oktavia", "resepsionis"),
        RoleCode::Doctor => (DOCTORS[DEMO_DOCTOR].name, "dokter"),
        RoleCode::HeadDoctor => (DOCTORS[DEMO_HEAD_DOCTOR].name, "dokter.kepala"),
        RoleCode::LabStaff => ("Dewi Anggraeni", "lab"),
        RoleCode::Agent => ("Yoga Pratama", "agen"),
        RoleCode::Marketer => ("Felicia Halim", "pemasar"),
        RoleCode::Sales => ("Parlin Sihombing", "penjualan"),
        RoleCode::Analyst => ("Nabila Rahman", "analis"),
        RoleCode::Patient => ("Siti Aminah", "pasien"),
        RoleCode::Partner => ("Andi Baharuddin", "mitra"),
    }
}

/// The practitioner whom a user is.
fn place(role: RoleCode) -> Option<usize> {
    match role {
        RoleCode::Doctor => Some(DEMO_DOCTOR),
        RoleCode::HeadDoctor => Some(DEMO_HEAD_DOCTOR),
        _ => None,
    }
}

/// Four groups of five letters and digits that cannot be confused: 99 bits.
fn password(context: &[&str]) -> anyhow::Result<String> {
    const SIGNS: &[u8; 31] = b"abcdefghijkmnpqrstuvwxyz2345678";
    loop {
        let mut noise = [0_u8; 64];
        getrandom::fill(&mut noise).map_err(|error| anyhow::anyhow!("the system has no randomness: {error}"))?;
        // bytes from 248 on would prefer the first signs
        let signs: Vec<char> = noise.iter().filter(|b| **b < 248).map(|b| char::from(SIGNS[usize::from(*b) % 31])).collect();
        if signs.len() < 20 {
            continue;
        }
        let groups: Vec<String> = signs[..20].chunks(5).map(|group| group.iter().collect()).collect();
        let password = groups.join("-");
        if weakness(&password, PasswordPolicy::Staff, context, &|_| false).is_none() {
            return Ok(password);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_has_one_sign_in_and_no_two_passwords_are_alike() {
        let accounts = Staff::of(DateTime::UNIX_EPOCH).accounts().unwrap();
        assert_eq!(accounts.len(), 12);
        let mut passwords: Vec<&str> = accounts.iter().map(|account| account.password.as_str()).collect();
        passwords.sort_unstable();
        passwords.dedup();
        assert_eq!(passwords.len(), 12);
        assert!(passwords.iter().all(|password| password.len() == 23));
    }
}
