//! By what people can be filtered and sorted, and how a search over them is asked for.

use serde::{Deserialize, Serialize};

use super::choices::*;
use crate::filter::FilterTree;

crate::filter_fields! {
    /// Filters of contacts and patients.
    ContactField {
        Name "name" Text;
        Mrn "mrn" Text;
        BirthDate "birth_date" Date;
        Sex "sex" Choice(Sex::CODES);
        Phone "phone" Text;
        Email "email" Text;
        LocationId "location_id" Uuid;
        TagId "tag_id" Uuid;
        AccountId "account_id" Uuid;
        Language "language" Choice(&["id", "en"]);
        Channel "channel" Choice(Channel::CODES);
        LastVisitAt "last_visit_at" Timestamp;
        CreatedAt "created_at" Timestamp;
        UpdatedAt "updated_at" Timestamp;
    }
}

crate::sort_fields! {
    /// Orders of contacts and patients.
    ContactSort default "name" {
        Name "name";
        BirthDate "birth_date";
        LastVisitAt "last_visit_at";
        CreatedAt "created_at";
        UpdatedAt "updated_at";
        Mrn "mrn";
    }
}

/// A search by filter tree; the same tree is what saved views store.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SearchRequest {
    /// Part of a name, MRN, phone number or e-mail address; tolerant of typing errors and word order.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 100))]
    pub q: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub filter: Option<FilterTree>,
    /// `-last_visit_at,name`; up to three fields, a minus for descending.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 200))]
    pub sort: Option<String>,
    /// 1 to 200; 50 when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(minimum = 1, maximum = 200))]
    pub limit: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "server", schema(max_length = 2000))]
    pub cursor: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count: Option<CountMode>,
}

/// How the whole list is counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum CountMode {
    #[default]
    None,
    /// From the planner's statistics: fast, may be off.
    Estimate,
    Exact,
}
