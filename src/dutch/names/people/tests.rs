use super::*;

fn shown(text: &str) -> String {
    let persons = split_persons(text);
    let each: Vec<String> = persons
        .iter()
        .map(|(role, name)| match role {
            Some(role) => format!("{role}={name}"),
            None => name.to_string(),
        })
        .collect();
    each.join(" | ")
}

#[test]
fn persons_in_one_cell() {
    for (text, expected) in [
        ("Fatima en Mo el Idrissi", "Fatima el Idrissi | Mo el Idrissi"),
        ("Fatima Jansen en Mo el Idrissi", "Fatima Jansen | Mo el Idrissi"),
        ("moeder: A. Jansen, vader: P. de Vries", "moeder=A. Jansen | vader=P. de Vries"),
        ("Moeder A. Jansen, vader P. de Vries", "moeder=A. Jansen | vader=P. de Vries"),
        ("A. Jansen (moeder); P. de Vries (vader)", "moeder=A. Jansen | vader=P. de Vries"),
        ("A. Jansen (moeder), P. de Vries (vader)", "moeder=A. Jansen | vader=P. de Vries"),
        ("A. Jansen (moeder) en P. de Vries (vader)", "moeder=A. Jansen | vader=P. de Vries"),
        ("A. Jansen, moeder\nP. de Vries, vader", "moeder=A. Jansen | vader=P. de Vries"),
        ("A. Jansen\nP. de Vries", "A. Jansen | P. de Vries"),
        ("moeder A. Jansen en vader P. de Vries", "moeder=A. Jansen | vader=P. de Vries"),
        ("Anna Bos en Vader: Piet Vos", "Anna Bos | vader=Piet Vos"),
        ("Anna Bos (oma) en vader: Piet Vos", "oma=Anna Bos | vader=Piet Vos"),
        ("dhr. en mw. Jansen", "Jansen | Jansen"),
        ("Dhr. P. Jansen en mw. A. de Vries", "P. Jansen | A. de Vries"),
        ("Jan en Fatima", "Jan | Fatima"),
        ("ouders: Jan en Fatima Bakker", "ouder=Jan Bakker | ouder=Fatima Bakker"),
        ("vader en moeder Jansen", "Jansen | Jansen"),
        ("Idrissi, Yusuf el", "Yusuf el Idrissi"),
        ("Vries, de, Jan", "Jan de Vries"),
        ("JANSEN, PIET", "PIET JANSEN"),
        ("Jan de Vries, Piet Bakker", "Jan de Vries | Piet Bakker"),
        ("A. Jansen, P. de Vries", "A. Jansen | P. de Vries"),
        ("Jansen, A., Vries, P. de", "A. Jansen | P. de Vries"),
        ("Sem, Lotte en Daan de Boer", "Sem de Boer | Lotte de Boer | Daan de Boer"),
        ("Sem (12), Lotte (9)", "Sem | Lotte"),
        ("moeder: A. Jansen / vader: P. de Vries", "moeder=A. Jansen | vader=P. de Vries"),
        ("moeder: A. Jansen/vader: P. de Vries", "moeder=A. Jansen | vader=P. de Vries"),
        ("moeder: A. v/d Berg", "moeder=A. v/d Berg"),
        ("- oma: Natalia Kaya\n- oom Piet", "oma=Natalia Kaya | oom=Piet"),
        ("M: Anna Bos, V: Piet Bos", "moeder=Anna Bos | vader=Piet Bos"),
        ("Jansen: moeder", "moeder=Jansen"),
        ("moeder (gezag): A. Jansen", "moeder=A. Jansen"),
        ("moeder (A. Jansen)", "moeder=A. Jansen"),
        ("A. Jansen (moeder, gezag)", "moeder=A. Jansen"),
        ("moeder: A. Jansen (06-12345678)", "moeder=A. Jansen"),
        ("moeder: A. Jansen, 06-12345678", "moeder=A. Jansen"),
        ("ouder 1: A. Jansen; ouder 2: B. Bos", "ouder 1=A. Jansen | ouder 2=B. Bos"),
        ("stiefvader: Kees Bos", "stiefvader=Kees Bos"),
        ("IB'er: Sanne Vos", "IB'er=Sanne Vos"),
        ("Sanne Vos (POH-jeugd)", "POH-jeugd=Sanne Vos"),
        ("fam. Yilmaz", "Yilmaz"),
        ("Jansen-de Boer, mevr. A.", "A. Jansen-de Boer"),
        ("oma mz: Riet Bos", "oma=Riet Bos"),
        ("Jeugdbescherming (voogd: L. Smit)", "voogd=L. Smit"),
        ("L. Smit, voogd JB", "L. Smit"),
        ("gescheiden ouders: moeder A. Bos en vader B. Vos", "moeder=A. Bos | vader=B. Vos"),
        ("Moeder: Anna Bos (gezag) Vader: Piet Vos (geen gezag)", "moeder=Anna Bos | vader=Piet Vos"),
        ("Sanne de Wit - POH-jeugd", "POH-jeugd=Sanne de Wit"),
        ("Dijk van, Tim", "Tim van Dijk"),
        ("Tim v Dijk", "Tim v Dijk"),
        ("moeder", ""),
        ("moeder en vader", ""),
        ("onbekend", ""),
        ("n.v.t.", ""),
        ("", ""),
    ] {
        assert_eq!(shown(text), expected, "{text}");
    }
}

proptest::proptest! {
    #[test]
    fn no_text_makes_it_panic(text in "\\PC{0,60}") {
        split_persons(&text);
    }

    #[test]
    fn no_mix_of_marks_makes_it_panic(text in "(moeder|vader|en| en | vader: |é|dhr\\.|Jan|van|[:;,/ ()'’\n-]){0,20}") {
        split_persons(&text);
    }
}
