//! The show as visitors, speakers and operators see it.

mod attract;
mod cases;
mod glide;
mod hearing;
mod hours;
mod inner_chapters;
mod keys;
mod layers;
mod links;
mod overview;
mod pages;
mod program;
mod pulls;
mod random;
mod reading;
mod reload;
mod reveals;
mod schedule;
mod speaker;
mod spots;
mod start_page;
mod talk;
mod visitor;
mod wall;
