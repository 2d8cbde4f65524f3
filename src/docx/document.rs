//! The document in memory: the parts that are kept, under new names, and how they hang together.
//!
//! Parts are found by walking the relations from the root. What no relation of a known type leads to is never
//! looked at and never written. Names of parts and identifiers of relations are made anew: a picture is often
//! called after who is on it.

use std::collections::HashMap;

use super::image::{self, Image};
use super::kinds::Kind;
use super::ns::Ns;
use super::package::{Package, no_document, pack};
use super::relations::{Relation, Target, relations};
use super::warnings::{Removed, Warnings};
use super::write;
use super::xml::{Budget, Token, parse};
use crate::error::Result;

/// A part that is kept.
#[derive(Debug)]
pub struct Part {
    /// What it is.
    pub kind: Kind,
    /// The how manieth of its kind, from 1.
    pub number: usize,
    /// Its contents.
    pub content: Content,
    /// Where it leads.
    pub links: Vec<Link>,
}

/// What a part holds.
#[derive(Debug)]
pub enum Content {
    /// XML.
    Tokens(Vec<Token>),
    /// A picture without its metadata.
    Image(Image),
}

/// A relation that is kept.
#[derive(Debug)]
pub struct Link {
    /// How the part named it.
    pub old: String,
    /// How the part names it from now on.
    pub id: String,
    /// Its type, in full.
    pub kind: String,
    /// Where it leads.
    pub to: To,
}

/// Where a kept relation leads.
#[derive(Debug)]
pub enum To {
    /// To a part, by its index.
    Part(usize),
    /// To an address outside that is still to be looked at, or was found harmless.
    Address(String),
}

impl Part {
    /// Its name in the new package.
    pub fn name(&self) -> String {
        let name = self.kind.part_name(self.number);
        match &self.content {
            Content::Image(image) => format!("{name}.{}", image.extension()),
            Content::Tokens(_) => name,
        }
    }

    /// What people call it.
    pub fn dutch(&self) -> String {
        self.kind.dutch(self.number)
    }

    /// Its tokens; none for a picture.
    pub fn tokens(&self) -> &[Token] {
        match &self.content {
            Content::Tokens(tokens) => tokens,
            Content::Image(_) => &[],
        }
    }

    /// Its tokens, to be changed.
    pub fn tokens_mut(&mut self) -> &mut [Token] {
        match &mut self.content {
            Content::Tokens(tokens) => tokens,
            Content::Image(_) => &mut [],
        }
    }
}

/// A document.
#[derive(Debug)]
pub struct Document {
    /// The kept parts; the first is the text.
    pub parts: Vec<Part>,
    /// The type of the relation from the package to the text: it tells strict from transitional.
    root: String,
}

impl Document {
    /// Reads the parts that are kept.
    pub fn read(package: &Package, warnings: &mut Warnings) -> Result<Document> {
        let mut budget = Budget::default();
        let mut roots = relations(package, "", &mut budget)?.into_iter();
        let root =
            roots.find(|relation| relation.part_kind() == Some(Kind::Document)).ok_or_else(no_document)?;
        let Target::Part(main) = &root.target else { return Err(no_document()) };
        let mut reader = Reader {
            package,
            budget,
            warnings,
            parts: Vec::new(),
            names: Vec::new(),
            known: HashMap::new(),
            count: HashMap::new(),
        };
        reader.add(Kind::Document, main)?.ok_or_else(no_document)?;
        let is_text = reader.parts[0].tokens().first().and_then(Token::element);
        if !is_text.is_some_and(|element| element.is(Ns::Word, "document")) {
            return Err(no_document());
        }
        let mut next = 0;
        while next < reader.parts.len() {
            reader.follow(next)?;
            next += 1;
        }
        Ok(Document { parts: reader.parts, root: root.kind })
    }

    /// Lets go of the contents of the parts, when they are written: reading them again takes as much.
    pub fn release(&mut self) {
        for part in &mut self.parts {
            if let Content::Tokens(tokens) = &mut part.content {
                *tokens = Vec::new();
            }
        }
    }

    /// Writes the package.
    pub fn write(&self) -> Result<Vec<u8>> {
        let mut parts = vec![
            ("[Content_Types].xml".to_owned(), write::content_types(&self.parts)),
            ("_rels/.rels".to_owned(), write::root_relations(&self.root)),
            ("docProps/core.xml".to_owned(), write::CORE.into()),
            ("docProps/app.xml".to_owned(), write::APP.into()),
        ];
        for part in &self.parts {
            let bytes = match &part.content {
                Content::Tokens(tokens) => super::xml::write(tokens),
                Content::Image(image) => image.bytes.clone(),
            };
            parts.push((part.name(), bytes));
            if !part.links.is_empty() {
                parts.push((write::relations_name(&part.name()), write::relations(part, &self.parts)));
            }
        }
        pack(&parts)
    }
}

struct Reader<'p> {
    package: &'p Package,
    budget: Budget,
    warnings: &'p mut Warnings,
    parts: Vec<Part>,
    /// Their names in the old package.
    names: Vec<String>,
    /// Old name -> index.
    known: HashMap<String, usize>,
    /// How many of each kind.
    count: HashMap<&'static str, usize>,
}

impl Reader<'_> {
    /// Reads a part, once. `None` when it is not there, or is a second one of a kind of which there is one.
    fn add(&mut self, kind: Kind, name: &str) -> Result<Option<usize>> {
        if let Some(index) = self.known.get(name) {
            return Ok((self.parts[*index].kind == kind).then_some(*index));
        }
        let Some(bytes) = self.package.part(name) else { return Ok(None) };
        let seen = self.count.entry(kind.relation()).or_default();
        if *seen > 0 && !kind.is_numbered() {
            return Ok(None);
        }
        *seen += 1;
        let number = *seen;
        let content = if kind == Kind::Image {
            let image = image::cleaned(bytes);
            self.warnings.image(number, &image);
            Content::Image(image)
        } else {
            Content::Tokens(parse(bytes, &mut self.budget)?)
        };
        self.known.insert(name.to_owned(), self.parts.len());
        self.names.push(name.to_owned());
        self.parts.push(Part { kind, number, content, links: Vec::new() });
        Ok(Some(self.parts.len() - 1))
    }

    fn follow(&mut self, index: usize) -> Result<()> {
        let kind = self.parts[index].kind;
        if kind == Kind::Image || kind == Kind::Settings {
            return Ok(());
        }
        for relation in relations(self.package, &self.names[index].clone(), &mut self.budget)? {
            if let Some(to) = self.destination(kind, &relation)? {
                let links = &mut self.parts[index].links;
                let id = format!("rId{}", links.len() + 1);
                links.push(Link { old: relation.id, id, kind: relation.kind, to });
            }
        }
        Ok(())
    }

    fn destination(&mut self, from: Kind, relation: &Relation) -> Result<Option<To>> {
        match (&relation.target, relation.part_kind()) {
            (Target::Part(name), Some(kind)) if may_lead(from, kind) => {
                Ok(self.add(kind, name)?.map(To::Part))
            }
            (Target::Outside(address), None) if relation.short() == "hyperlink" => {
                Ok(Some(To::Address(address.clone())))
            }
            _ => {
                self.warnings.removed(Removed::of(relation));
                Ok(None)
            }
        }
    }
}

/// Only the text leads to the parts it is made of; every part may show pictures and drawings.
fn may_lead(from: Kind, to: Kind) -> bool {
    match to {
        Kind::Document => false,
        Kind::Image => true,
        Kind::Chart | Kind::DiagramData | Kind::DiagramLayout | Kind::DiagramStyle | Kind::DiagramColors => {
            !matches!(from, Kind::Chart | Kind::Theme | Kind::Styles)
        }
        _ => from == Kind::Document,
    }
}
