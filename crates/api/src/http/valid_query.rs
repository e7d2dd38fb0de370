//! Query parameters of operations that are no lists.

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest, web};
use domain::{Document, ErrorCode};
use serde::de::DeserializeOwned;
use utoipa::IntoParams;

use super::error::{ApiError, ApiResult};
use super::query::decode;

/// A query string read as `T` and checked; unknown parameters are refused with the list of known ones.
pub struct ValidQuery<T>(pub T);

impl<T: DeserializeOwned + Document + IntoParams> FromRequest for ValidQuery<T> {
    type Error = ApiError;
    type Future = std::future::Ready<Result<Self, ApiError>>;

    fn from_request(req: &HttpRequest, _payload: &mut Payload) -> Self::Future {
        std::future::ready(read(req.query_string()).map(ValidQuery))
    }
}

fn read<T: DeserializeOwned + Document + IntoParams>(query: &str) -> ApiResult<T> {
    decode(query)?;
    let web::Query(mut value) = web::Query::<T>::from_query(query).map_err(|_| refused::<T>())?;
    value.check().map_err(|fields| {
        let mut error = refused::<T>();
        error.fields = fields;
        error
    })?;
    Ok(value)
}

fn refused<T: IntoParams>() -> ApiError {
    let known = T::into_params(|| None).into_iter().map(|p| p.name).collect::<Vec<_>>().join(", ");
    let (id, en) =
        (format!("Parameter yang dikenal: {known}; periksa nilainya."), format!("Known parameters: {known}; check their values."));
    ApiError::new(ErrorCode::UnknownParameter).saying(id, en)
}

#[cfg(test)]
mod tests {
    use domain::contacts::{SavedViewQuery, SavedViewResource};

    use super::*;

    #[test]
    fn known_parameters_are_read_and_others_refused() {
        let resource = |query| read::<SavedViewQuery>(query).ok().map(|q| q.resource);
        assert_eq!(resource("resource=accounts"), Some(Some(SavedViewResource::Accounts)));
        assert_eq!(resource(""), Some(None));
        for wrong in ["resource=users", "page=2", "resource=%00", "resource=%", "resource=accounts&resource=contacts"] {
            assert_eq!(resource(wrong), None, "{wrong}");
        }
    }
}
