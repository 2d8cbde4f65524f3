//! Tables of texts: what must be found stands between marks, `[categorie|text]`; all else must stay.

use super::*;
use crate::dutch::spots::spots;
use proptest::prelude::*;

fn marked(text: &str) -> String {
    let mut found = Vec::new();
    find(text, &spots(text).collect::<Vec<_>>(), &mut found);
    let mut out = String::new();
    let mut from = 0;
    for one in &found {
        assert!(one.start >= from, "{found:?} overlap in {text}");
        out.push_str(&text[from..one.start]);
        out.push_str(&format!("[{}|{}]", one.category.dutch(), &text[one.start..one.end]));
        from = one.end;
    }
    out.push_str(&text[from..]);
    out
}

fn plain(row: &str) -> String {
    let mut text = row.to_owned();
    for category in Category::ALL {
        text = text.replace(&format!("[{}|", category.dutch()), "\u{1}");
    }
    let mut out = String::new();
    let mut open = false;
    for c in text.chars() {
        match c {
            '\u{1}' => open = true,
            ']' if open => open = false,
            _ => out.push(c),
        }
    }
    out
}

fn check(rows: &[&str]) {
    let wrong: Vec<String> = rows
        .iter()
        .filter_map(|row| {
            let got = marked(&plain(row));
            (got != *row).then(|| format!("\n  want {row}\n  got  {got}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.concat());
}

#[test]
fn bsn() {
    check(&[
        "BSN [bsn|123456782].",
        "bsn: [bsn|123.456.782]",
        "BSN [bsn|1234.56.782]",
        "(BSN [bsn|1234 56 782])",
        "zijn nummer is [bsn|123456782]",
        "BSN: [bsn|12345678]",
        "BSN-nummer [bsn|123456789]",
        "burgerservicenummer: [bsn|111 222 333]",
        "nummer van de pleister is 367346408, verder niet",
        "123456789",
        "1234567820",
        "0.123456782",
    ]);
}

#[test]
fn phones() {
    check(&[
        "bel [telefoon|06-12345678]",
        "bel [telefoon|06 12 34 56 78]",
        "[telefoon|0612345678]",
        "[telefoon|+31 6 12345678]",
        "[telefoon|+31612345678]",
        "[telefoon|0031 6 12345678]",
        "[telefoon|+31 (0)6 12 34 56 78]",
        "[telefoon|(020) 123 45 67]",
        "[telefoon|(06) 21810916]",
        "[telefoon|020-1234567]",
        "[telefoon|0512-430257]",
        "[telefoon|074 637 97 77], daarna",
        "gezin (010-6453108)".replace("010-6453108", "[telefoon|010-6453108]").as_str(),
        "[telefoon|+32 470 12 34 56]",
        "[telefoon|+90 532 123 45 67]",
        "tel. [telefoon|612345678]",
        "tel: [telefoon|745627]",
        "op [telefoon|06-1234567]",
        "[telefoon|06/12345678]",
        "[telefoon|06.12.34.56.78]",
        "[telefoon|31612345678]",
        "mobiel [telefoon|06–12345678]",
        "[telefoon|06-12345678]/[telefoon|06-87654321]",
        "bel 112 of 113",
        "Veilig Thuis 0800-2000",
        "politie 0900-8844",
        "0800 0113",
        "14 weken",
        "score 12345678",
    ]);
}

#[test]
fn accounts() {
    check(&[
        "rekening [iban|NL91ABNA0417164300] staat",
        "[iban|NL91 ABNA 0417 1643 00]",
        "[iban|nl91 abna 0417 1643 00]",
        "[iban|NL00ABNA0417164300]",
        "[iban|BE68 5390 0754 7034]",
        "[iban|DE89 3704 0044 0532 0130 00].",
        "NL91 is geen rekening",
    ]);
}

#[test]
fn net_addresses() {
    check(&[
        "mail [email|y.elfassi@school-rijsbergen.nl].",
        "[email|jan (at) mail punt nl]",
        "[email|jan(at)mail.nl]",
        "[email|jan @ gmail.com]",
        "<[email|JAN_77@HOTMAIL.COM]>",
        "[url|https://www.jannum-school.nl/ouders].",
        "zie [url|www.zwartsluisjeugd.nl],",
        "[url|kerkrade.magister.net]",
        "[url|http://beertazorg.nl/dossier?id=737]",
        "([url|school.nl/pad])",
        "o.a. nl",
        "z.s.m. bellen",
        "verslag.docx",
        "belt.Daarna",
    ]);
}

#[test]
fn handles() {
    check(&[
        "via Instagram ([gebruikersnaam|@itsbeata]) vervelend",
        "Snapchat van Esra: [gebruikersnaam|@esra.celik]. Consult",
        "insta: [gebruikersnaam|jip_2010]",
        "snap: [gebruikersnaam|jipdebom]",
        "op TikTok als [gebruikersnaam|jip_2010] bekend",
        "en insta [gebruikersnaam|jip.dv]",
        "Instagram: veel ruzie",
        "@ de balie",
        "groep_7",
    ]);
}

#[test]
fn plates() {
    check(
        &[
            "kenteken [kenteken|NK-757-J].",
            "kenteken [kenteken|T193NB]",
            "kenteken [kenteken|21 rzx 7].",
            "kenteken [kenteken|v 892 xh]",
            "auto [kenteken|12-KTB-2]",
            "[kenteken|76-ZX-ZB]",
            "[kenteken|62KZLF]",
            "[kenteken|04 GVK 7] reed",
            "[kenteken|7-fhb-79]",
            "[kenteken|S 542 DH]",
            "op 3 MRT 26",
            "12 KM 34",
            "12-34-56",
            "POH-12-AB3",
        ]
        .map(|row| if row == "op 3 MRT 26" { "op [datum|3 MRT 26]" } else { row }),
    );
}

#[test]
fn addresses() {
    check(
        &[
            "Adres: [adres|Vondelstraat 62a]",
            "huisbezoek [adres|Kerkstraat 139 hs] [datum|19-2-2020]",
            "aan de [adres|Burgemeester Jansenlaan 170].",
            "[adres|Dr. Schaepmanstraat 65]",
            "naar [adres|Berkenlaan 241/12], [postcode|4338AX] [locatie|Sweikhuizen].",
            "op [adres|Tweede Esweg 241B], [postcode|4244 PL] [locatie|Geersdijk].",
            "[adres|Hugo de Grootplein 12a]",
            "aan de [adres|Jan van Galenstraat 133a]",
            "huisbezoek [adres|De Meent 38]",
            "adres: [adres|Hof van Holland 38 hs]",
            "adres: [adres|Lange Voorhout 204a]",
            "aan de [adres|Oude Gracht 87B]",
            "[adres|Sluiskade NZ 231/12]",
            "[adres|Sint Jansbrink 69-III]",
            "huisbezoek [adres|Zandpad 26-2]",
            "[adres|Kerkstraat 160 bis]",
            "aan de [adres|Paganinidreef]",
            "situatie aan de [adres|Marktplein 13] is",
            "de [adres|paganinidreef 76]",
            "aan de [adres|hugo de grootplein 233] in",
            "huisbezoek [adres|Burg. Jansenlaan 12]",
            "huisbezoek [adres|'t Veldje 222]",
            "  adres: [adres|appelgaard 139]",
            "- wijkteam huisbezoek [adres|hof van holland 73]",
            "De situatie aan de [adres|Achter de Wallen 103] is",
            "gezin woont aan de [adres|'t Veldje 18-III] in",
            "het gezin woont aan de [adres|lange voorhout 33] in",
            "op noorderkade",
            "naar [adres|De Meent 112], [postcode|5321NE] [locatie|Emst].",
            "Adres: [adres|Kanaal Zuid 113]",
            "adres: [adres|Hof van Holland 22-2]",
            "aan de [adres|Sint Jansbrink]. Geen",
            "De [adres|Oude Gracht] is",
            "Dr. Kleibrink belt",
            "huisbezoek [adres|appelgaard 184] [datum|juni 2016]",
            "de [adres|prinses irenestraat] is",
            "De [adres|Oosterdijk] is volgens",
            "oma in Oosterdijk",
            "ingeschreven op [adres|noorderkade 216], [postcode|5159 te] spijk",
            "[postcode|1487 GE]",
            "Kim van Duivenvoorde en Rick Kleibrink, zijn",
            "Serkan in Gorredijk als",
            "huisbezoek om 10 uur",
            "aan de hand van 3 gesprekken",
            "[postcode|1234 AB]",
            "[postcode|1234AB]",
            "postcode: [postcode|3140 kz]",
            "[adres|1e Oosterparkstraat 12 hs]",
            "[postcode|4024 JB] [locatie|Eck en Wiel]",
            "Plein 1944 nr 12",
            "rond het schoolplein",
            "onderweg naar school",
            "in 2011 is hij",
            "1000 mg per dag",
            "onderweg 12 keer",
            "Supermarkt 12",
            "groep 5 van",
        ]
        .map(|row| if row == "in 2011 is hij" { "in [datum|2011] is hij" } else { row }),
    );
}

#[test]
fn records() {
    check(&[
        "Dossier [id|71330567] is",
        "zaaknr [id|Z/22/392805]",
        "bij Veilig Thuis zaaknr [id|2023-0494]",
        "casus: [id|JB-169386]",
        "casus: [id|2023-0444]",
        "polisnummer [id|66601271].",
        "dossiernummer: [id|W-2021-4196]",
        "AGB-code [id|01234567]",
        "AGB [id|01234567]",
        "BIG-nummer: [id|12345678901]",
        "BIG [id|12345678901]",
        "cliëntnr. [id|445566]",
        "nummer [id|Z/22/392805] genoemd",
        "[id|W-2019-4733]",
        "zaaknr [id|2018-2020]",
        "AGB-code praktijk [id|01-012345]",
        "meldingsnr VT [id|2024-001234]",
        "dossier van moeder [id|12345678]",
        "SKJ-registratienummer [id|110012345]",
        "casus 2026-014",
        "casus 2026-014.2",
        "casus 12",
        "dossier van 12 bladzijden",
    ]);
}

#[test]
fn times() {
    check(&[
        "Op [datum|16-10-2020] belde",
        "Sem ([leeftijd|15]) heeft",
        "is [leeftijd|17] jaar en zit in groep 5",
        "sinds [datum|2009], groep 7",
        "24/7 bereikbaar",
        "WISC-V, DSM-5, wachttijd 14 weken",
    ]);
}

proptest! {
    #[test]
    fn annotations_are_ordered_disjoint_and_on_boundaries(
        text in "([0-9]{1,6}|[-/. @:(),+'’é_]|NL91|ABNA|straat|Dorps|jan|nl|www|BSN|tel|dossier|AB|XX|mei|jaar|\\PC){0,30}",
    ) {
        let mut found = Vec::new();
        find(&text, &spots(&text).collect::<Vec<_>>(), &mut found);
        let mut end = 0;
        for one in &found {
            prop_assert!(one.start >= end && one.end > one.start, "{:?}", found);
            prop_assert!(text.get(one.start..one.end).is_some());
            end = one.end;
        }
    }

    #[test]
    fn a_bsn_is_found_in_any_sentence(number in 1_000_000_u32..99_999_999, before in "[a-z]{1,8}") {
        let first = format!("{number:08}");
        let sum: u32 = first.bytes().zip((2..=9).rev()).map(|(byte, weight)| u32::from(byte - b'0') * weight).sum();
        prop_assume!(sum % 11 < 10);
        let text = format!("{before} {first}{} genoemd", sum % 11);
        let mut found = Vec::new();
        find(&text, &spots(&text).collect::<Vec<_>>(), &mut found);
        prop_assert!(found.iter().any(|one| one.end - one.start == 9), "{text}");
    }
}
