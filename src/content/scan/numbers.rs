//! Numbers and times that are written in pieces.

use super::{
    outline::Outline,
    token::{Token, TokenKind},
};

impl Outline<'_> {
    /// The end of a time of day that stands without quotes as a field's value, `from: 9:00`: `9` is no field's name.
    pub(super) fn bare_time_end(&self) -> Option<usize> {
        let [hour, colon, minute, ..] = self.tokens.get(self.at..)? else { return None };
        let adjoin = hour.span.end == colon.span.start && colon.span.end == minute.span.start;
        let is_number = |token: &Token| self.tree.text(&token.span).bytes().all(|byte| byte.is_ascii_digit());
        let is_value = self.stack.last().is_some_and(|frame| frame.key.is_some());
        let is_time = adjoin && colon.kind == TokenKind::Colon && is_number(hour) && is_number(minute);
        (is_value && is_time).then_some(minute.span.end)
    }

    /// The end of a number that is written in pieces, `4 200` or `4200 万`, and the number of its pieces; nothing if the
    /// value here is something else.
    pub(super) fn number_end(&self) -> Option<(usize, usize)> {
        const PIECES_MAX: usize = 5;
        let is_value = self.stack.last().is_some_and(|frame| frame.key.is_some());
        let pieces = self.tokens.get(self.at..)?.iter().take(PIECES_MAX);
        let pieces: Vec<&Token> = pieces.take_while(|token| token.kind == TokenKind::Word).collect();
        let ends = matches!(self.kind(pieces.len()), None | Some(TokenKind::Comma | TokenKind::Close(_)));
        let has_digit = |token: &&Token| self.tree.text(&token.span).contains(char::is_numeric);
        let (first, last) = (pieces.first().filter(|token| has_digit(token))?, pieces.last()?);
        let is_one_line = !self.tree.text(&(first.span.start..last.span.end)).contains('\n');
        (is_value && ends && is_one_line && pieces.len() > 1).then_some((last.span.end, pieces.len()))
    }
}
