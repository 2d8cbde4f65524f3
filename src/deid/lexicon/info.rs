//! What the lists say of a word, packed in 32 bits. `build.rs` includes this file too.

/// What the lists say of a word. The default says that no list has it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct WordInfo(u32);

/// A flag of [`WordInfo`]; several can be asked at once with `|`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Flag(u32);

impl std::ops::BitOr for Flag {
    type Output = Flag;
    fn bitor(self, other: Flag) -> Flag {
        Flag(self.0 | other.0)
    }
}

/// The flags by the names of their lists.
#[allow(dead_code, reason = "the rules and the tagger take what they need")]
impl Flag {
    /// Stands between first name and surname: `van`, `el`.
    pub(crate) const SURNAME_PREFIX: Flag = Flag(1 << 13);
    /// A town or village in the Netherlands, a region or quarter, or a large town abroad.
    pub(crate) const PLACE: Flag = Flag(1 << 14);
    /// A place with more than some 15,000 inhabitants.
    pub(crate) const LARGE_PLACE: Flag = Flag(1 << 15);
    /// A country, people, language or religion.
    pub(crate) const NATIONALITY: Flag = Flag(1 << 16);
    /// A whole street name without tell-tale ending.
    pub(crate) const STREET: Flag = Flag(1 << 17);
    /// The last part of street names: `straat`, `laan`.
    pub(crate) const STREET_SUFFIX: Flag = Flag(1 << 18);
    /// A diagnosis or sign named after a person.
    pub(crate) const EPONYM: Flag = Flag(1 << 19);
    /// A test, method, programme or medicine.
    pub(crate) const INSTRUMENT: Flag = Flag(1 << 20);
    /// A body that acts in every case.
    pub(crate) const BODY: Flag = Flag(1 << 21);
    /// A month, weekday, season or feast.
    pub(crate) const CALENDAR: Flag = Flag(1 << 22);
    /// A role or kin: `moeder`, `huisarts`.
    pub(crate) const ROLE: Flag = Flag(1 << 23);
    /// Announces a name: `mevrouw`, `beste`.
    pub(crate) const TITLE: Flag = Flag(1 << 24);
    /// The kind of an institution: `basisschool`, `vv`, `kliniek`.
    pub(crate) const INSTITUTION_WORD: Flag = Flag(1 << 25);
    /// A named institution or employer that everybody knows.
    pub(crate) const INSTITUTION: Flag = Flag(1 << 26);
    /// A brand, platform, game or medium.
    pub(crate) const PLATFORM: Flag = Flag(1 << 27);
    /// In the dictionary with a capital only, and no personal name.
    pub(crate) const CAPITALISED: Flag = Flag(1 << 28);
    /// A name of the world that is no person's: a club, work, character, planet, firm.
    pub(crate) const WORLD: Flag = Flag(1 << 29);
    /// Names of anything but a person.
    pub(crate) const NO_PERSON: Flag = Flag(
        Self::NATIONALITY.0 | Self::PLATFORM.0 | Self::INSTITUTION.0 | Self::LARGE_PLACE.0 | Self::WORLD.0,
    );
    /// A longer phrase of the lists begins with this word, or with these words.
    pub(crate) const PHRASE_START: Flag = Flag(1 << 30);
    /// Stands in a longer phrase of the lists, not as its first word.
    pub(crate) const PHRASE_PART: Flag = Flag(1 << 31);
}

#[allow(dead_code, reason = "the rules and the tagger take what they need; build.rs writes")]
impl WordInfo {
    /// From the packed form.
    pub(crate) const fn from_bits(bits: u32) -> WordInfo {
        WordInfo(bits)
    }

    /// The packed form.
    pub(crate) const fn bits(self) -> u32 {
        self.0
    }

    /// Whether no list has the word; at most it is part of a phrase.
    pub(crate) const fn is_unknown(self) -> bool {
        self.0 & !(Flag::PHRASE_START.0 | Flag::PHRASE_PART.0) == 0
    }

    /// Whether any of the flags is set.
    pub(crate) const fn any(self, flags: Flag) -> bool {
        self.0 & flags.0 != 0
    }

    /// How usual as a first name: 0 no, 1 rare or hardly, 12 most usual.
    pub(crate) const fn first_name(self) -> u8 {
        (self.0 & 0xf) as u8
    }

    /// How usual as a surname: 0 no, then the base 2 logarithm of its bearers, 17 `Jansen`.
    pub(crate) const fn surname(self) -> u8 {
        ((self.0 >> 4) & 0x1f) as u8
    }

    /// How usual as an ordinary word: 0 no, 1 seldom, then two for each factor of ten, 15 `de`.
    pub(crate) const fn word(self) -> u8 {
        ((self.0 >> 9) & 0xf) as u8
    }

    /// Whether it is one of the some 200 most frequent words.
    pub(crate) const fn is_function_word(self) -> bool {
        self.word() >= 13
    }

    /// With the flags set.
    pub(crate) const fn with(self, flags: Flag) -> WordInfo {
        WordInfo(self.0 | flags.0)
    }

    /// With the first-name bucket.
    pub(crate) const fn with_first_name(self, bucket: u8) -> WordInfo {
        WordInfo((self.0 & !0xf) | (bucket as u32 & 0xf))
    }

    /// With the surname bucket.
    pub(crate) const fn with_surname(self, bucket: u8) -> WordInfo {
        WordInfo((self.0 & !(0x1f << 4)) | ((bucket as u32 & 0x1f) << 4))
    }

    /// With the word bucket.
    pub(crate) const fn with_word(self, bucket: u8) -> WordInfo {
        WordInfo((self.0 & !(0xf << 9)) | ((bucket as u32 & 0xf) << 9))
    }
}
