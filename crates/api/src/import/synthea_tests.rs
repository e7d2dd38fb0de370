use super::*;

const ORGANIZATION: &str = "Id,NAME,ADDRESS,CITY,STATE,ZIP,PHONE\no1,\"CLINIC, NORTH\",1 MAIN ST,BOSTON,MA,02101,508-824-1476\n";
const PROVIDER: &str = "Id,NAME,SPECIALITY\np1,Víctor493 Noriega353,GENERAL PRACTICE\n";
const PATIENT: &str = "Id,BIRTHDATE,DEATHDATE,FIRST,LAST,GENDER,ADDRESS,CITY,STATE,COUNTY,ZIP\n";
const ENCOUNTER: &str = "Id,START,STOP,PATIENT,ORGANIZATION,PROVIDER,DESCRIPTION,REASONDESCRIPTION\n";

fn check(patients: &str, encounters: &str) -> Result<Export, Vec<String>> {
    let now = DateTime::parse_from_rfc3339("2026-11-22T00:00:00Z").unwrap().to_utc();
    let mut problems = Problems::default();
    let texts = [ORGANIZATION.to_owned(), PROVIDER.to_owned(), format!("{PATIENT}{patients}"), format!("{ENCOUNTER}{encounters}")];
    let names = ["organizations.csv", "providers.csv", "patients.csv", "encounters.csv"];
    let columns = [ORGANIZATIONS, PROVIDERS, PATIENTS, ENCOUNTERS];
    let tables: Vec<Table> = (0..4).map(|at| Table::of(&texts[at], names[at], columns[at], &mut problems).unwrap()).collect();
    let tables = [&tables[0], &tables[1], &tables[2], &tables[3]];
    Export::check(tables, None, now, problems).map_err(|problems| problems.told)
}

#[test]
fn a_sound_export_is_read_as_it_is_meant() {
    let export = check(
        "a1,2014-10-06,,Maynard46,Mosciski958,M,784 Stamm Lock,Somerville,Massachusetts,Middlesex County,02155\na2,1949-11-26,,Suparmi,,F,,,,,\n",
        "e1,2023-01-27T16:17:47Z,2023-01-27T16:32:47Z,a1,o1,p1,Encounter for symptom,Acute pharyngitis\ne2,2023-01-01T00:00:00+07:00,2024-01-01T00:00:00Z,a2,,,Hospice,\n",
    )
    .unwrap();
    assert_eq!(export.organizations[0].phone.as_deref(), Some("+15088241476"));
    assert_eq!(export.providers[0].name, "Víctor Noriega");
    assert_eq!((export.patients[0].name.as_str(), export.patients[1].name.as_str()), ("Maynard Mosciski", "Suparmi"));
    assert_eq!(export.patients[0].address.line(), "784 Stamm Lock, Somerville, Middlesex County, Massachusetts, 02155");
    assert_eq!(export.encounters[0].duration_minutes, Some(15));
    assert_eq!(export.encounters[1].duration_minutes, Some(10_080));
    assert_eq!(export.encounters[1].occurred_at.to_rfc3339(), "2022-12-31T17:00:00+00:00");
}

#[test]
fn every_error_is_told_with_file_line_and_column() {
    let told = check(
        "a1,x,,Maynard46,Mosciski958,M,,,,,\na1,2040-01-01,,46,958,Z,,,,,\na2,1990-01-01,1980-01-01,O,,F,,,,,\n",
        "e1,2023-01-27,2023-01-26T00:00:00Z,a9,o9,p1,,\ne2,2023-01-27T10:00:00Z,2023-01-27T09:00:00Z,,,,Visit,\n",
    )
    .unwrap_err();
    assert_eq!(
        told,
        [
            "patients.csv line 3: Id \"a1\" was on line 2 already",
            "patients.csv line 2: BIRTHDATE \"x\" is not a date such as 1984-03-12",
            "patients.csv line 3: LAST \"958\" does not make a name",
            "patients.csv line 3: BIRTHDATE \"2040-01-01\" is in the future or too long ago",
            "patients.csv line 3: GENDER \"Z\" is none of M, F, O and U",
            "patients.csv line 4: DEATHDATE \"1980-01-01\" is before BIRTHDATE",
            "encounters.csv line 2: DESCRIPTION \"\" must not be empty",
            "encounters.csv line 2: PATIENT \"a9\" is not an Id in patients.csv",
            "encounters.csv line 2: ORGANIZATION \"o9\" is not an Id in organizations.csv",
            "encounters.csv line 2: START \"2023-01-27\" is not a time such as 2023-01-27T16:17:47Z",
            "encounters.csv line 3: PATIENT \"\" must not be empty",
            "encounters.csv line 3: STOP \"2023-01-27T09:00:00Z\" is before START",
        ]
    );
}
