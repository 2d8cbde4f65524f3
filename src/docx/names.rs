//! New names for what the format wants named: styles, bookmarks, authors.

use std::collections::HashMap;

use super::document::Document;
use super::ns::Ns;
use super::values::is_known;
use super::xml::{Element, Token};

/// Old names and what they become; the same name becomes the same in all parts.
#[derive(Debug, Default)]
pub struct Names {
    styles: HashMap<String, String>,
    bookmarks: HashMap<String, String>,
    authors: HashMap<String, String>,
}

impl Names {
    /// Keeps the identifiers of built-in styles under which programs know them.
    pub fn of(document: &Document) -> Names {
        let mut names = Names::default();
        for part in &document.parts {
            let mut id = None;
            for element in part.tokens().iter().filter_map(Token::element).filter(|e| e.ns == Ns::Word) {
                match element.local() {
                    "style" => id = element.attribute("styleId"),
                    "name" => names.built_in(id.take(), element),
                    _ => {}
                }
            }
        }
        names
    }

    fn built_in(&mut self, id: Option<&str>, element: &Element) {
        let (Some(id), Some(name)) = (id, element.attribute("val")) else { return };
        let compact: String = name.chars().filter(|c| c.is_alphanumeric()).collect();
        if is_known(name) && compact.eq_ignore_ascii_case(id) {
            self.styles.insert(id.to_owned(), id.to_owned());
        }
    }

    /// The identifier of a style.
    pub fn style(&mut self, id: &str) -> String {
        renamed(&mut self.styles, id, "stijl")
    }

    /// The name of a bookmark; the ones that Word makes itself tell nothing.
    pub fn bookmark(&mut self, name: &str) -> String {
        let made = ["_Toc", "_Ref", "_Hlk", "_GoBack"].iter().find_map(|start| name.strip_prefix(start));
        if made.is_some_and(|number| number.bytes().all(|b| b.is_ascii_digit())) {
            return name.to_owned();
        }
        renamed(&mut self.bookmarks, &name.to_lowercase(), "bladwijzer")
    }

    /// The new name of a bookmark, if there is one of that name.
    pub fn known_bookmark(&self, name: &str) -> Option<&str> {
        self.bookmarks.get(&name.to_lowercase()).map(String::as_str)
    }

    /// Who made a comment or a change.
    pub fn author(&mut self, name: &str) -> String {
        renamed(&mut self.authors, name, "auteur ")
    }
}

fn renamed(names: &mut HashMap<String, String>, old: &str, start: &str) -> String {
    if let Some(new) = names.get(old) {
        return new.clone();
    }
    let new = format!("{start}{}", names.len() + 1);
    names.insert(old.to_owned(), new.clone());
    new
}
