//! The tags that tell a screen reader what each part of a page is.

use std::num::NonZeroU16;

use krilla::{
    geom::Rect,
    surface::Surface,
    tagging::{
        Artifact, ArtifactType, BBox, ContentTag, ListNumbering, Node, SpanTag, TableHeaderScope, Tag, TagGroup,
    },
};

use super::order::Kind;

/// The level of a heading below that of a chapter's first slide.
pub(super) const UNDER: NonZeroU16 = NonZeroU16::MIN.saturating_add(1);

/// Draws with `draw` as a passage of this kind; returns its node in the tag tree, if it is read.
///
/// It is drawn in `pieces`, each with the words to be read in place of its own, if there are any. `bbox` gives a
/// rectangle of the scene as page and place on it.
pub(super) fn tagged(
    surface: &mut Surface<'_>,
    kind: &Kind,
    pieces: &[Option<String>],
    level: NonZeroU16,
    bbox: impl FnOnce(crate::units::Rect) -> Option<(usize, Rect)>,
    mut draw: impl FnMut(&mut Surface<'_>, usize),
) -> Option<Node> {
    // A group is made of what follows it; nothing of it is drawn.
    match kind {
        Kind::List => return Some(TagGroup::new(Tag::L(ListNumbering::None)).into()),
        Kind::Table => return Some(TagGroup::new(Tag::Table).into()),
        Kind::Row => return Some(TagGroup::new(Tag::TR).into()),
        _ => {}
    }
    let artifact = |kind| ContentTag::Artifact(Artifact::with_kind(kind));
    let mut children = Vec::new();
    for (piece, spoken) in pieces.iter().enumerate() {
        let id = surface.start_tagged(match kind {
            Kind::Decoration => artifact(ArtifactType::Layout),
            Kind::Footer => artifact(ArtifactType::Footer),
            Kind::Figure(..) => ContentTag::Other,
            _ => ContentTag::Span(SpanTag::empty().with_actual_text(spoken.as_deref())),
        });
        draw(surface, piece);
        surface.end_tagged();
        children.push(id.into());
    }
    let group = match kind {
        Kind::Decoration | Kind::Footer | Kind::List | Kind::Table | Kind::Row => return None,
        Kind::ListNumber => TagGroup::with_children(Tag::Lbl, children),
        Kind::ListItem => TagGroup::with_children(Tag::LBody, children),
        Kind::ListLine => TagGroup::with_children(Tag::LI, vec![TagGroup::with_children(Tag::LBody, children).into()]),
        Kind::ColumnTitle => TagGroup::with_children(Tag::TH(TableHeaderScope::Column), children),
        Kind::Cell => TagGroup::with_children(Tag::TD, children),
        Kind::Heading(title) => TagGroup::with_children(Tag::Hn(level, Some(title.replace('\n', " "))), children),
        Kind::Paragraph => TagGroup::with_children(Tag::P, children),
        Kind::Figure(alt, area) => {
            let bbox = bbox(*area).map(|(page, rect)| BBox::new(page, rect));
            TagGroup::with_children(Tag::Figure(Some(alt.clone())).with_bbox(bbox), children)
        }
    };
    Some(group.into())
}

/// The nodes with headings first.
pub(super) fn heading_first(mut nodes: Vec<Node>) -> Vec<Node> {
    nodes.sort_by_key(|node| match node {
        Node::Group(group) => !matches!(group.tag, krilla::tagging::TagKind::Hn(_)),
        Node::Leaf(_) => true,
    });
    nodes
}
