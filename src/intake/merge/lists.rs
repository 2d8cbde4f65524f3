//! Persons and actions: which of the sheet is which of the file, and what changed about each.

use serde_json::{Map, Value as Json};

use super::{Change, Conflict, Key, Merge, Side, plain};
use crate::casesheet::people;
use crate::dutch::fold::fold;
use crate::dutch::names::Name;

/// The lists of persons.
pub(super) const PEOPLE: &[&str] = &["gezagdragers", "gezin", "netwerk", "betrokkenen"];

impl Merge<'_> {
    pub(super) fn lists(&mut self) {
        for list in PEOPLE {
            self.list(list);
        }
        self.list("acties");
    }

    fn list(&mut self, list: &str) {
        let items = |keys: &Json| keys.get(list).and_then(Json::as_array).cloned().unwrap_or_default();
        let (now, old, new) = (items(self.now), items(self.old), items(self.new));
        if old == new {
            return;
        }
        let pairs = pairs(list, &old, &new);
        for (at, item) in new.iter().enumerate() {
            let was = pairs.iter().find(|(_, to)| *to == at).map(|(from, _)| &old[*from]);
            let there = was.and_then(|was| find(list, &now, was)).or_else(|| find(list, &now, item));
            match there {
                Some(place) => self.item(list, place, &now[place], was.unwrap_or(&Json::Null), item),
                None if was.is_some_and(|was| was == item) => {}
                None => self.add(list, item.clone(), &now),
            }
        }
        if self.partial {
            return;
        }
        let gone = (0..old.len()).filter(|at| !pairs.iter().any(|(from, _)| from == at));
        // From the last to the first, so that the places of the others stay right.
        let mut places: Vec<(usize, &Json)> =
            gone.filter_map(|at| Some((find(list, &now, &old[at])?, &old[at]))).collect();
        places.sort_by_key(|(place, _)| std::cmp::Reverse(*place));
        for (place, was) in places {
            self.gone(list, place, &now[place], was);
        }
    }

    /// What changed about somebody who is in the file.
    fn item(&mut self, list: &str, place: usize, now: &Json, old: &Json, new: &Json) {
        let (old, new) = (as_in(now, old), as_in(now, new));
        let keys: Vec<String> = old.keys().chain(new.keys()).cloned().collect();
        for key in keys.iter().enumerate().filter(|(at, key)| !keys[..*at].contains(key)).map(|(_, key)| key)
        {
            let path = vec![Key::Name(list.to_owned()), Key::Item(place), Key::Name(key.clone())];
            let what = format!("{list}: {key}");
            self.one(path, &what, now.get(key).cloned(), old.get(key).cloned(), new.get(key).cloned());
        }
    }

    fn add(&mut self, list: &str, mut item: Json, now: &[Json]) {
        if list == "acties" {
            let number = |action: &Json| action.get("nr").and_then(Json::as_u64).unwrap_or(0);
            let added = |change: &&Change| matches!(change, Change::Append(path, _) if *path == [Key::Name("acties".into())]);
            let added = self.out.changes.iter().filter(added).count() as u64;
            item["nr"] = Json::from(now.iter().map(number).max().unwrap_or(0) + added + 1);
        }
        self.change(list, Change::Append(vec![Key::Name(list.to_owned())], item));
    }

    /// Somebody who, or something that, is no more in the sheet.
    fn gone(&mut self, list: &str, place: usize, now: &Json, was: &Json) {
        let path = vec![Key::Name(list.to_owned()), Key::Item(place)];
        if list == "acties" {
            let number = now.get("nr").and_then(Json::as_u64).unwrap_or(0);
            if plain(now.get("status")).is_empty() || plain(now.get("status")) == "open" {
                let action = format!("{}.{number}", people::text(self.now, "casusnummer"));
                self.out.remarks.push(format!(
                    "actie {action} staat niet meer in de sheet en blijft open in het bestand; meld haar gedaan \
                     (mdo actions done {action}) of vervallen (mdo actions drop {action})"
                ));
            }
            return;
        }
        let more =
            now.as_object().is_some_and(|now| now.iter().any(|(key, value)| was.get(key) != Some(value)));
        match self.side {
            _ if !more => self.change(list, Change::Remove(path)),
            Side::Sheet => self.change(list, Change::Remove(path)),
            Side::File => {}
            Side::Ask => {
                self.out.conflicts.push(Conflict {
                    what: list.to_owned(),
                    file: people::name(now),
                    sheet: "(staat er niet meer)".to_owned(),
                });
            }
        }
    }
}

/// The keys of an item of the sheet as the file has them: a file with first name and surname apart gets a new name so too.
fn as_in(now: &Json, item: &Json) -> Map<String, Json> {
    let mut keys = item.as_object().cloned().unwrap_or_default();
    let apart = ["voornaam", "achternaam"].iter().any(|key| now.get(*key).is_some());
    if apart
        && now.get("naam").is_none()
        && let Some(Json::String(name)) = keys.remove("naam")
    {
        let name = Name::parse(&name);
        let parts = [
            ("voornaam", Some(name.first_names.join(" "))),
            ("tussenvoegsel", name.prefix),
            ("achternaam", name.surname),
        ];
        for (key, part) in parts {
            if let Some(part) = part.filter(|part| !part.is_empty()) {
                keys.insert(key.to_owned(), Json::from(part));
            }
        }
    }
    keys
}

/// Whether two items are the same, by one of their sides.
type Rule<'r> = &'r dyn Fn(&Json, &Json) -> bool;

/// Which item of the old list is which of the new: the same first, then of the same name, then of the same role or in the
/// same place.
fn pairs(list: &str, old: &[Json], new: &[Json]) -> Vec<(usize, usize)> {
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    let text = |item: &Json, key: &str| fold(people::text(item, key));
    let place = |a: &Json, b: &Json| {
        let role = |item: &Json| format!("{}{}", text(item, "rol"), text(item, "functie"));
        role(a) == role(b) && (!role(a).is_empty() || list != "betrokkenen")
    };
    let rules: [Rule<'_>; 3] = if list == "acties" {
        [&|a, b| a == b, &|a, b| text(a, "actie") == text(b, "actie"), &|_, _| false]
    } else {
        [&|a, b| a == b, &same_name, &place]
    };
    for rule in rules {
        for (to, item) in new.iter().enumerate() {
            let free = |from: &usize| !pairs.iter().any(|(known, _)| known == from);
            if pairs.iter().any(|(_, known)| *known == to) {
                continue;
            }
            if let Some(from) = (0..old.len()).filter(free).find(|from| rule(&old[*from], item)) {
                pairs.push((from, to));
            }
        }
    }
    pairs
}

/// Whether two persons have one name; `oma Jansen` may be the name, or the role and the name.
fn same_name(a: &Json, b: &Json) -> bool {
    let name = |item: &Json| fold(&people::name(item));
    let with_role = |item: &Json| format!("{} {}", fold(people::text(item, "rol")), name(item));
    !name(a).is_empty() && (name(a) == name(b) || name(a) == with_role(b) || with_role(a) == name(b))
}

/// Where somebody of the sheet stands in the list of the file: by name, else the only one of that role or function.
fn find(list: &str, now: &[Json], item: &Json) -> Option<usize> {
    if list == "acties" {
        let text = fold(people::text(item, "actie"));
        return now.iter().position(|action| fold(people::text(action, "actie")) == text);
    }
    if !people::name(item).is_empty() {
        return now.iter().position(|person| same_name(person, item));
    }
    let role = |person: &Json| [fold(people::text(person, "rol")), fold(people::text(person, "functie"))];
    let wanted = role(item);
    let mut alike =
        (0..now.len()).filter(|at| role(&now[*at]) == wanted && fold(&people::name(&now[*at])).is_empty());
    match (alike.next(), alike.next()) {
        (Some(only), None) => Some(only),
        _ => None,
    }
}
