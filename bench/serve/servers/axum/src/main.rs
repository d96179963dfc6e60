//! One page from memory by axum, on as many threads as there are cores. Arguments: the port, the file, its path.
use axum::{http::header::CONTENT_TYPE, response::IntoResponse, routing::get, Router};

async fn page(body: &'static [u8]) -> impl IntoResponse {
    ([(CONTENT_TYPE, "text/html; charset=utf-8")], body)
}

#[tokio::main]
async fn main() -> std::io::Result<()> {
    let arguments: Vec<String> = std::env::args().collect();
    let body: &'static [u8] = std::fs::read(&arguments[2])?.leak();
    let app = Router::new().route(&arguments[3], get(move || page(body)));
    let listener = tokio::net::TcpListener::bind(format!("127.0.0.1:{}", arguments[1])).await?;
    axum::serve(listener, app).await
}
