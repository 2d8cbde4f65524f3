//! The relations between parts: who leads to whom, and to which addresses outside.

use super::kinds::{Kind, short};
use super::ns::Ns;
use super::package::Package;
use super::problem::damaged;
use super::xml::{Budget, Element, Token, parse};
use crate::error::Result;

/// A relation as it stands in the package.
#[derive(Clone, Debug)]
pub struct Relation {
    /// How the part names it.
    pub id: String,
    /// Its type, in full.
    pub kind: String,
    /// The name of the part it leads to, or the address outside.
    pub target: Target,
}

/// Where a relation leads.
#[derive(Clone, Debug)]
pub enum Target {
    /// To a part, by its name in the package.
    Part(String),
    /// Out of the package.
    Outside(String),
}

impl Relation {
    /// The kind of part it leads to, if that is kept.
    pub fn part_kind(&self) -> Option<Kind> {
        Kind::of(&self.kind)
    }

    /// The short name of its type.
    pub fn short(&self) -> &str {
        short(&self.kind).unwrap_or_default()
    }
}

/// The relations of a part; of the package itself for an empty name.
pub fn relations(package: &Package, part: &str, budget: &mut Budget) -> Result<Vec<Relation>> {
    let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
    let separator = if folder.is_empty() { "" } else { "/" };
    let Some(bytes) = package.part(&format!("{folder}{separator}_rels/{file}.rels")) else {
        return Ok(Vec::new());
    };
    let tokens = parse(bytes, budget)?;
    let rows = tokens.iter().filter_map(Token::element).filter(|e| e.is(Ns::Package, "Relationship"));
    rows.map(|element| read(element, folder)).collect()
}

fn read(element: &Element, folder: &str) -> Result<Relation> {
    let value = |name| element.attribute(name).ok_or_else(damaged);
    let (id, kind, address) = (value("Id")?.to_owned(), value("Type")?.to_owned(), value("Target")?);
    let outside = element.attribute("TargetMode").is_some_and(|mode| mode.eq_ignore_ascii_case("external"));
    let target =
        if outside { Target::Outside(address.to_owned()) } else { Target::Part(resolve(folder, address)?) };
    Ok(Relation { id, kind, target })
}

/// The name of a part from its address: relative to the folder, or from the root. A path that climbs out of the
/// package leads nowhere.
fn resolve(folder: &str, address: &str) -> Result<String> {
    let address = address.replace('\\', "/").to_lowercase();
    let address = address.split('#').next().unwrap_or_default();
    let mut steps: Vec<&str> = Vec::new();
    if !address.starts_with('/') {
        steps.extend(folder.split('/').filter(|step| !step.is_empty()));
    }
    for step in address.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop().ok_or_else(damaged)?;
            }
            step => steps.push(step),
        }
    }
    Ok(steps.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_stay_in_the_package() {
        for (folder, address, name) in [
            ("word", "styles.xml", "word/styles.xml"),
            ("word", "/word/Styles.xml", "word/styles.xml"),
            ("word/charts", "../media/a.png", "word/media/a.png"),
            ("", "word\\document.xml", "word/document.xml"),
            ("word", "./media//a.png", "word/media/a.png"),
        ] {
            assert_eq!(resolve(folder, address).unwrap(), name);
        }
        assert!(resolve("word", "../../etc/passwd").is_err());
    }
}
