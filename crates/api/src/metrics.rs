//! Counters for Prometheus.

use std::time::Duration;

use prometheus::{Encoder, HistogramOpts, HistogramVec, IntCounter, IntGauge, Opts, Registry, TextEncoder};

/// What the server counts about itself; labels are route patterns, never paths.
pub struct Metrics {
    registry: Registry,
    requests: HistogramVec,
    pub panics: IntCounter,
    pub pool_in_use: IntGauge,
    pub pool_size: IntGauge,
}

impl Metrics {
    pub fn new() -> Result<Metrics, prometheus::Error> {
        let buckets = vec![0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0];
        let requests = HistogramOpts::new("akrab_http_request_seconds", "Time to answer, by method, route and status").buckets(buckets);
        let metrics = Metrics {
            registry: Registry::new(),
            requests: HistogramVec::new(requests, &["method", "route", "status"])?,
            panics: IntCounter::with_opts(Opts::new("akrab_panics_total", "Panics that were contained"))?,
            pool_in_use: IntGauge::with_opts(Opts::new("akrab_db_connections_in_use", "Database connections in use"))?,
            pool_size: IntGauge::with_opts(Opts::new("akrab_db_connections_max", "Database connections at most"))?,
        };
        metrics.registry.register(Box::new(metrics.requests.clone()))?;
        metrics.registry.register(Box::new(metrics.panics.clone()))?;
        metrics.registry.register(Box::new(metrics.pool_in_use.clone()))?;
        metrics.registry.register(Box::new(metrics.pool_size.clone()))?;
        Ok(metrics)
    }

    pub fn observe(&self, method: &str, route: &str, status: u16, elapsed: Duration) {
        self.requests.with_label_values(&[method, route, status.to_string().as_str()]).observe(elapsed.as_secs_f64());
    }

    /// The text exposition format.
    pub fn render(&self) -> Vec<u8> {
        let mut text = Vec::new();
        // writing into memory cannot fail
        let _ = TextEncoder::new().encode(&self.registry.gather(), &mut text);
        text
    }
}
