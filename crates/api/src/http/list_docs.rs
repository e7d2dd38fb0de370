//! The parameters of lists in the OpenAPI document, made from the field enums.

use domain::filter::{FieldKind, FilterField, SortField};
use utoipa::IntoParams;
use utoipa::openapi::path::{Parameter, ParameterBuilder, ParameterIn, ParameterStyle};
use utoipa::openapi::schema::{AdditionalProperties, KnownFormat, Object, ObjectBuilder, SchemaFormat, SchemaType, Type};
use utoipa::openapi::{RefOr, Required, Schema};

use super::list_params::{ListParams, MAX_LIMIT};

impl<F: FilterField, S: SortField> IntoParams for ListParams<F, S> {
    fn into_params(_in: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        let sorts = S::ALL.iter().map(|s| s.name()).collect::<Vec<_>>().join(", ");
        let text = |max: usize| ObjectBuilder::new().schema_type(SchemaType::new(Type::String)).max_length(Some(max));
        let choice = |codes: &[&str]| ObjectBuilder::new().schema_type(SchemaType::new(Type::String)).enum_values(Some(codes.to_vec()));
        let limit = ObjectBuilder::new()
            .schema_type(SchemaType::new(Type::Integer))
            .format(Some(SchemaFormat::KnownFormat(KnownFormat::Int64)))
            .minimum(Some(1))
            .maximum(Some(MAX_LIMIT));
        let mut params = vec![
            query("limit", "Rows of a page, 50 when absent.", limit.build()),
            query("cursor", "A cursor from `page.next` or `page.previous`.", text(2000).build()),
            query("sort", &format!("Up to three of: {sorts}; a minus for descending. Default `{}`.", S::DEFAULT), text(200).build()),
            query("count", "Whether the whole list is counted.", choice(&["none", "estimate", "exact"]).build()),
            query("q", "Part of a name or another text of the record; for people in any order, and with typing errors.", text(100).build()),
            query("fields", "Comma-separated names of the fields to keep.", text(500).build()),
            query("expand", "Comma-separated nested parts to add.", text(200).build()),
            query("include", "`archived` shows archived rows too.", choice(&["archived"]).build()),
        ];
        params.extend(F::ALL.iter().map(|f| filter(*f)));
        params
    }
}

/// `filter[name][op]=value`.
fn filter<F: FilterField>(field: F) -> Parameter {
    let mut ops = ObjectBuilder::new().additional_properties(Some(AdditionalProperties::FreeForm(false)));
    for op in field.kind().ops() {
        ops = ops.property(op.code(), value(field.kind(), op.code()));
    }
    ParameterBuilder::new()
        .name(format!("filter[{}]", field.name()))
        .parameter_in(ParameterIn::Query)
        .required(Required::False)
        .style(Some(ParameterStyle::DeepObject))
        .explode(Some(true))
        .description(Some(hint(field.kind())))
        .schema(Some(ops.build()))
        .build()
}

fn hint(kind: FieldKind) -> &'static str {
    match kind {
        FieldKind::Text => "Text; `in` takes a comma-separated list.",
        FieldKind::Date | FieldKind::Timestamp => {
            "A date, a moment, `today`, `yesterday`, `this_month` or `last_30_days`; `between` takes two, comma-separated."
        }
        FieldKind::Uuid => "An id; `in` takes a comma-separated list.",
        FieldKind::Number => "A number; `in` and `between` take a comma-separated list.",
        FieldKind::Bool => "`true` or `false`.",
        FieldKind::Choice(_) => "One of the codes; `in` takes a comma-separated list.",
    }
}

fn value(kind: FieldKind, op: &str) -> RefOr<Schema> {
    let base = || ObjectBuilder::new().schema_type(SchemaType::new(Type::String)).max_length(Some(500));
    let object: Object = match (kind, op) {
        (_, "is_null") | (FieldKind::Bool, _) => base().enum_values(Some(["true", "false"])).build(),
        (FieldKind::Choice(codes), "eq" | "ne") => base().enum_values(Some(codes.to_vec())).build(),
        (FieldKind::Text, _) => base().build(),
        _ => base().min_length(Some(1)).build(),
    };
    RefOr::T(Schema::Object(object))
}

fn query(name: &str, description: &str, schema: Object) -> Parameter {
    ParameterBuilder::new()
        .name(name)
        .parameter_in(ParameterIn::Query)
        .required(Required::False)
        .description(Some(description))
        .schema(Some(Schema::Object(schema)))
        .build()
}
