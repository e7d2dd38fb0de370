//! `?include=archived` on a single record, and `Prefer: allow-duplicate`.

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};
use domain::ErrorCode;
use persistence::listing::Archived;
use utoipa::IntoParams;
use utoipa::openapi::path::{Parameter, ParameterBuilder, ParameterIn};
use utoipa::openapi::schema::{ObjectBuilder, SchemaType, Type};
use utoipa::openapi::{Required, Schema};

use super::error::ApiError;
use super::query::decode;

/// Whether an archived record is shown; without it, it is not there.
pub struct Include(pub Archived);

impl FromRequest for Include {
    type Error = ApiError;
    type Future = std::future::Ready<Result<Self, ApiError>>;

    fn from_request(req: &HttpRequest, _payload: &mut Payload) -> Self::Future {
        let read = || {
            let mut include = Include(Archived::Hidden);
            for (name, value) in decode(req.query_string())? {
                match (name.as_str(), value.as_str()) {
                    ("include", "archived") => include.0 = Archived::Included,
                    _ => {
                        return Err(ApiError::new(ErrorCode::UnknownParameter)
                            .saying("Parameter yang dikenal: include=archived.", "Known parameter: include=archived."));
                    }
                }
            }
            Ok(include)
        };
        std::future::ready(read())
    }
}

impl IntoParams for Include {
    fn into_params(_in: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        vec![text("include", ParameterIn::Query, "`archived` shows the record although it is archived.", "archived")]
    }
}

/// What the caller prefers (RFC 7240).
pub struct Prefer {
    /// Adds a person although somebody like them exists.
    pub allow_duplicate: bool,
}

impl FromRequest for Prefer {
    type Error = ApiError;
    type Future = std::future::Ready<Result<Self, ApiError>>;

    fn from_request(req: &HttpRequest, _payload: &mut Payload) -> Self::Future {
        let values = req.headers().get_all("Prefer").filter_map(|v| v.to_str().ok());
        let allow_duplicate = values.flat_map(|v| v.split([',', ';'])).any(|p| p.trim() == "allow-duplicate");
        std::future::ready(Ok(Prefer { allow_duplicate }))
    }
}

impl IntoParams for Prefer {
    fn into_params(_in: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        vec![text(
            "Prefer",
            ParameterIn::Header,
            "`allow-duplicate` adds the person although somebody like them exists.",
            "allow-duplicate",
        )]
    }
}

fn text(name: &str, place: ParameterIn, description: &str, only: &str) -> Parameter {
    let schema = ObjectBuilder::new().schema_type(SchemaType::new(Type::String)).enum_values(Some([only]));
    ParameterBuilder::new()
        .name(name)
        .parameter_in(place)
        .required(Required::False)
        .description(Some(description))
        .schema(Some(Schema::Object(schema.build())))
        .build()
}
