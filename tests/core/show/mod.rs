//! The show as visitors, speakers and operators see it.

mod attract;
mod cases;
mod hours;
mod keys;
mod layers;
mod program;
mod random;
mod reload;
mod reveals;
mod schedule;
mod spots;
mod talk;
mod visitor;
mod wall;
