//! Compiles the word lists under `data/lexicon` into one table that the engine reads in place.

use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};
use std::{env, fs};

#[allow(dead_code, reason = "the crate uses the rest")]
#[path = "src/dutch/fold.rs"]
mod fold;
#[path = "src/deid/lexicon/info.rs"]
mod info;
#[allow(dead_code, reason = "the crate uses the rest")]
#[path = "src/deid/lexicon/key.rs"]
mod key;
#[path = "src/deid/lexicon/near.rs"]
mod near;

use info::{Flag, WordInfo};
use key::{ENDINGS, Key, ending};

/// The hand-written lists that only set a flag.
const FLAG_LISTS: [(&str, Flag); 14] = [
    ("surname_prefixes", Flag::SURNAME_PREFIX),
    ("places", Flag::PLACE),
    ("nationalities", Flag::NATIONALITY),
    ("streets", Flag::STREET),
    ("street_suffixes", Flag::STREET_SUFFIX),
    ("eponyms", Flag::EPONYM),
    ("instruments", Flag::INSTRUMENT),
    ("bodies", Flag::BODY),
    ("calendar", Flag::CALENDAR),
    ("roles", Flag::ROLE),
    ("titles", Flag::TITLE),
    ("institution_words", Flag::INSTITUTION_WORD),
    ("institutions", Flag::INSTITUTION),
    ("platforms", Flag::PLATFORM),
];

/// Entries by their normal form (runs of letters and digits, one space between).
struct Table {
    directory: PathBuf,
    entries: BTreeMap<String, WordInfo>,
}

fn main() {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets the manifest directory"));
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets the output directory"));
    println!("cargo:rerun-if-changed=data/lexicon");
    for file in ["dutch/fold", "deid/lexicon/info", "deid/lexicon/key", "deid/lexicon/near"] {
        println!("cargo:rerun-if-changed=src/{file}.rs");
    }
    let mut table = Table { directory: root.join("data/lexicon"), entries: BTreeMap::new() };
    table.published_lists();
    table.own_lists();
    table.flags();
    table.world();
    table.places_are_no_first_names();
    let write = |name: &str, bytes: Vec<u8>| {
        fs::write(out.join(name), bytes).expect("the output directory can be written");
    };
    write("lexicon.bin", table.compile());
    write("endings.bin", table.endings());
    write("near.bin", table.near());
    write("beginnings.bin", table.beginnings());
}

impl Table {
    fn update(&mut self, entry: &str, change: impl FnOnce(WordInfo) -> WordInfo) {
        let normal = normal(entry);
        assert!(!normal.is_empty(), "an entry without letters: {entry:?}");
        let info = self.entries.entry(normal).or_default();
        *info = change(*info);
    }

    /// As `update`, for entries that are looked for as phrases when they have several words.
    fn update_phrase(&mut self, entry: &str, change: impl FnOnce(WordInfo) -> WordInfo) {
        self.update(entry, change);
        let normal = normal(entry);
        for (end, _) in normal.match_indices(' ') {
            self.update(&normal[..end], |i| i.with(Flag::PHRASE_START));
        }
        for word in normal.split(' ').skip(1) {
            self.update(word, |i| i.with(Flag::PHRASE_PART));
        }
    }

    /// The lists that `tools/lexicon/make.py` makes.
    fn published_lists(&mut self) {
        for row in rows(&self.directory.join("words.tsv")) {
            let bucket = bucket(&row, 1);
            self.update(&row[0], |i| i.with_word(i.word().max(bucket)));
        }
        for row in rows(&self.directory.join("first_names.tsv")) {
            self.update(&row[0], |i| i.with_first_name(i.first_name().max(bucket(&row, 1))));
        }
        for row in rows(&self.directory.join("surnames.tsv")) {
            self.update(&row[0], |i| i.with_surname(i.surname().max(bucket(&row, 1))));
        }
        // `Shakespeare`: the dictionary has him for he is no ordinary person.
        let people: HashSet<String> = self.own("surnames").into_iter().collect();
        for row in rows(&self.directory.join("capitalised.txt")) {
            if people.contains(&row[0]) {
                continue;
            }
            self.update(&row[0], |i| i.with(Flag::CAPITALISED));
        }
        for row in rows(&self.directory.join("places.tsv")) {
            let size = if bucket(&row, 1) >= 14 { Flag::LARGE_PLACE } else { Flag::PLACE };
            self.update_phrase(&row[0], |i| i.with(Flag::PLACE | size));
        }
    }

    /// What the published list of first names has for the sake of a few bearers (`Heerenveen`, `Luxemburg`) is written often
    /// because it is something else.
    fn places_are_no_first_names(&mut self) {
        let elsewhere = Flag::LARGE_PLACE | Flag::NATIONALITY | Flag::PLATFORM | Flag::INSTITUTION;
        let own: HashSet<String> = self.own("places").iter().map(|place| normal(place)).collect();
        for (entry, info) in &mut self.entries {
            let elsewhere = info.any(elsewhere) || own.contains(entry);
            if elsewhere && (2..=10).contains(&info.first_name()) {
                *info = info.with_first_name(1);
            }
        }
    }

    /// The lists written by hand. Their names are in use; one that is also a frequent word counts for less, because
    /// the hand does not know how much.
    fn own_lists(&mut self) {
        for entry in self.own("words") {
            self.update_phrase(&entry, |i| i.with_word(i.word().max(4)));
        }
        for entry in self.own("mostly_names") {
            self.update(&entry, |i| i.with_word(1));
        }
        for entry in self.own("first_names") {
            self.update_phrase(&entry, |i| {
                let own = match i.word() {
                    0..5 => 11,
                    5..8 => 8,
                    _ => 4,
                };
                i.with_first_name(i.first_name().max(own))
            });
        }
        for entry in self.own("surnames") {
            // `Heeswijk` is a place where nothing says that it is a name.
            self.update_phrase(&entry, |i| {
                let own = if i.any(Flag::PLACE) { 7 } else { 11 };
                i.with_surname(i.surname().max(own))
            });
        }
    }

    /// The lists written by hand that only set a flag.
    fn flags(&mut self) {
        for (list, flag) in FLAG_LISTS {
            for entry in self.own(list) {
                self.update_phrase(&entry, |i| i.with(flag));
            }
        }
    }

    /// Names of the world. What many people are called too is left to the lists of names, and a word is a word.
    fn world(&mut self) {
        for row in rows(&self.directory.join("world.txt")) {
            self.update(&row[0], |i| i.with(Flag::WORLD));
        }
        for entry in self.own("world") {
            let info = self.entries.get(&normal(&entry)).copied().unwrap_or_default();
            if info.first_name() < 11 && info.surname() < 8 && info.word() < 6 {
                self.update_phrase(&entry, |i| i.with(Flag::WORLD));
            }
        }
    }

    fn own(&self, list: &str) -> Vec<String> {
        let path = self.directory.join("own").join(format!("{list}.txt"));
        let lines = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        let entries = lines.lines().filter(|l| !l.starts_with('#')).flat_map(|l| l.split(','));
        entries.map(|e| fold::fold(e.trim())).filter(|e| !e.is_empty()).collect()
    }

    /// By the last three bytes of a word: how long the words are that end compounds and end so, as a set of bits. What
    /// ends as none of them needs no lookup of its parts, and what does only one or two.
    fn endings(&self) -> Vec<u8> {
        let mut lengths = vec![0_u64; ENDINGS];
        let last_parts = Flag::STREET_SUFFIX | Flag::INSTITUTION_WORD;
        for (entry, _) in self.entries.iter().filter(|(_, info)| info.any(last_parts)) {
            if let Some(last) = entry.as_bytes().last_chunk() {
                assert!(entry.len() < 64, "{entry:?} is too long for the set");
                lengths[ending(*last)] |= 1 << entry.len();
            }
        }
        lengths.iter().flat_map(|lengths| lengths.to_le_bytes()).collect()
    }

    /// The words of one part from a bucket on.
    fn words_from(&self, bucket: u8) -> impl Iterator<Item = &[u8]> {
        let usual = move |info: &WordInfo| info.word() >= bucket;
        let words = self.entries.iter().filter(move |(word, info)| usual(info) && !word.contains(' '));
        words.map(|(word, _)| word.as_bytes())
    }

    /// The set of usual words, whole and with a letter or one of the vowels of two letters left out.
    fn near(&self) -> Vec<u8> {
        let mut set = Set::new(near::BITS);
        for word in self.words_from(near::USUAL) {
            set.add(word);
            near::any_shorter(word, |left| {
                set.add(left);
                false
            });
            let starts = |at: &usize| near::TWO_LETTERS.iter().any(|two| word[*at..].starts_with(two));
            for at in (1..word.len()).filter(starts) {
                set.add(&[&word[..at], &word[at + 2..]].concat());
            }
        }
        set.bytes
    }

    /// The set of the beginnings of words, to which people shorten them.
    fn beginnings(&self) -> Vec<u8> {
        const FROM_BUCKET: u8 = 3;
        const SHORTEST: usize = 5;
        const LEFT_OUT: usize = 2;
        let mut set = Set::new(near::BEGINNING_BITS);
        for word in self.words_from(FROM_BUCKET) {
            (SHORTEST..=word.len().saturating_sub(LEFT_OUT)).for_each(|len| set.add(&word[..len]));
        }
        set.bytes
    }

    /// An open-addressed hash table: slots of eight bytes, information below, fingerprint above, 0 for an empty slot.
    /// The words themselves are not stored. The longest run of full slots is kept short by a load of 70 %.
    fn compile(&self) -> Vec<u8> {
        let slots = self.entries.len() * 10 / 7 + 1;
        let mut table = vec![0_u64; slots];
        for (entry, info) in &self.entries {
            let (mut slot, fingerprint) = Key::new().with(entry).place(slots);
            while table[slot] != 0 {
                assert!(
                    (table[slot] >> 32) as u32 != fingerprint,
                    "{entry:?} shares its fingerprint: change the hash"
                );
                slot = (slot + 1) % slots;
            }
            table[slot] = (u64::from(fingerprint) << 32) | u64::from(info.bits());
        }
        table.iter().flat_map(|slot| slot.to_le_bytes()).collect()
    }
}

/// A set of words by their hashes, of bits in bytes.
struct Set {
    size: usize,
    bytes: Vec<u8>,
}

impl Set {
    fn new(size: usize) -> Set {
        Set { size, bytes: vec![0; size / 8] }
    }

    fn add(&mut self, word: &[u8]) {
        for bit in near::bits(word, self.size) {
            self.bytes[bit / 8] |= 1 << (bit % 8);
        }
    }
}

/// The runs of letters and digits of a folded entry, one space between.
fn normal(entry: &str) -> String {
    let runs =
        entry.split(|c: char| c.is_ascii() && !c.is_ascii_alphanumeric()).filter(|run| !run.is_empty());
    runs.collect::<Vec<_>>().join(" ")
}

fn rows(path: &Path) -> Vec<Vec<String>> {
    let text = fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    text.lines().map(|line| line.split('\t').map(str::to_owned).collect()).collect()
}

fn bucket(row: &[String], column: usize) -> u8 {
    row.get(column)
        .and_then(|b| b.parse().ok())
        .unwrap_or_else(|| panic!("{row:?}: column {column} is no number"))
}
