//! What is said while a slide is on screen: in its film, or by the voice that tells of it.

use super::{
    Inputs,
    kinds::Kind,
    layouts::Layouts,
    look::Look,
    pose::{Pose, Posed},
};
use crate::{
    show::{Hearing, Wake},
    units::Moment,
};

impl Layouts {
    /// What is said in the film on screen, once the slide is all there.
    pub(super) fn caption(&mut self, look: &Look<'_>, inputs: &Inputs<'_>, posed: &mut Posed) {
        let (state, now) = (inputs.state, inputs.now);
        if let Some(hearing) = state.hearing {
            self.transcript(look, hearing, now, posed);
            return;
        }
        let film = look
            .slide
            .kind
            .film()
            .filter(|_| state.transition.is_none_or(|change| now >= change.began + change.length));
        let Some((film, elapsed)) = film.zip(state.film_time(now)) else { return };
        let repeats = look.exhibition.repeats(film);
        if let Some(number) = film.caption(look.lang, elapsed, repeats) {
            let pose = Pose::of(state, state.motion, state.entrance(), &look.stage, now);
            posed.add(&self.layout(look, Kind::Caption(number)), &pose.arrived());
        }
        if let Some(ahead) = film.next_caption(look.lang, elapsed, repeats) {
            posed.add_wake(Wake::At(now + ahead));
        }
    }

    /// What the voice says that tells of the slide.
    fn transcript(&mut self, look: &Look<'_>, hearing: Hearing, now: Moment, posed: &mut Posed) {
        let (transcript, heard) = (look.slide.kind.transcript(), hearing.heard(now));
        if let Some(number) = transcript.at(look.lang, heard) {
            let layout = self.layout(look, Kind::Transcript);
            let line = layout.items.iter().filter(|laid| laid.page == Some(number));
            posed.items.extend(line.map(|laid| laid.item.clone()));
        }
        let change = transcript.next_change(look.lang, heard).filter(|_| hearing.plays());
        if let Some(change) = change {
            posed.add_wake(Wake::At(now + change.saturating_sub(heard)));
        }
    }
}
