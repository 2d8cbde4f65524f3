//! The planner as a tool of its own: an instance in JSON in, the plan out.

use std::fs::File;
use std::io::{Read, stdin};
use std::path::Path;
use std::time::Instant;

use serde::Serialize;

use super::Arguments;
use crate::agenda::instance::{self, MOST_BYTES};
use crate::agenda::{Clash, Effort, Plan, Problem, Timetable, Wish, plan};
use crate::cli::Talk;
use crate::error::{Error, Result, Status};
use crate::render::Format;
use crate::workdir::atomic::{Overwrite, write_new, write_stdout};

pub(super) fn run(file: &Path, arguments: &Arguments, talk: &Talk) -> Result<Status> {
    let until = Instant::now().checked_add(arguments.time_limit);
    let name = file.display();
    let json = read(file)?;
    let problem = instance::read(&json).map_err(|error| error.in_file(&name))?;
    let plan = plan(&problem, Effort { until });
    let output = arguments.output.as_deref().filter(|path| path.as_os_str() != "-");
    let by_name = output.and_then(|path| Format::from_extension(&path.extension()?.to_string_lossy()));
    let bytes = match arguments.format.first().copied().or(by_name).unwrap_or(Format::Tabel) {
        Format::Json => json_of(&plan),
        Format::Tabel => table_of(&plan).into_bytes(),
        _ => {
            return Err(Error::usage("een opgave kan alleen als tabel of json").remedy("Kies --format json."));
        }
    };
    match output {
        None => write_stdout(&bytes)?,
        Some(path) => {
            let overwrite = if arguments.force { Overwrite::Force } else { Overwrite::Refuse };
            write_new(path, &bytes, overwrite)?;
            talk.note(format!("Geschreven: {}", path.display()));
        }
    }
    say(&problem, &plan, talk);
    Ok(if plan.complete() { Status::Ok } else { Status::NeedsPerson })
}

fn read(path: &Path) -> Result<Vec<u8>> {
    let mut json = Vec::new();
    let read = if path.as_os_str() == "-" {
        stdin().lock().take(MOST_BYTES + 1).read_to_end(&mut json)
    } else {
        File::open(path).and_then(|file| file.take(MOST_BYTES + 1).read_to_end(&mut json))
    };
    read.map_err(|_| {
        Error::input("de opgave kan niet gelezen worden")
            .in_file(path.display())
            .remedy("Controleer of het bestand er is en of je het mag lezen.")
    })?;
    if json.len() as u64 > MOST_BYTES {
        return Err(Error::input("dit is te groot voor een opgave").in_file(path.display()));
    }
    Ok(json)
}

/// The keys are part of the contract.
#[derive(Serialize)]
struct PlanJson {
    order: Vec<usize>,
    wachtminuten: u64,
    value: u64,
    dropped: Vec<usize>,
    bewezen_minimaal: bool,
    ondergrens: u64,
    begin: Vec<u32>,
    botsingen: Vec<ClashJson>,
}

#[derive(Serialize)]
struct ClashJson {
    casussen: Vec<usize>,
    wensen: Vec<String>,
}

fn json_of(plan: &Plan) -> Vec<u8> {
    let clash = |clash: &Clash| ClashJson {
        casussen: clash.cases.clone(),
        wensen: clash.wishes.iter().map(|wish| wording(*wish)).collect(),
    };
    let json = PlanJson {
        order: plan.timetable.order(),
        wachtminuten: plan.timetable.waiting,
        value: plan.value(),
        dropped: plan.dropped.iter().map(|dropped| dropped.case).collect(),
        bewezen_minimaal: plan.proven,
        ondergrens: plan.lower_bound,
        begin: plan.timetable.slots.iter().map(|slot| slot.start).collect(),
        botsingen: clashes(plan).map(clash).collect(),
    };
    let mut bytes = serde_json::to_vec(&json).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

fn clashes(plan: &Plan) -> impl Iterator<Item = &Clash> {
    plan.clashes.iter().chain(plan.dropped.iter().filter_map(|dropped| dropped.clash.as_ref()))
}

fn table_of(plan: &Plan) -> String {
    let mut text = String::from("van    tot  casus\n");
    for slot in &plan.timetable.slots {
        text.push_str(&format!("{:>3} {:>6}  {:>5}\n", slot.start, slot.end, slot.case));
    }
    let proven = if plan.proven {
        "minder kan niet".to_owned()
    } else {
        format!("niet bewezen minimaal: minder dan {} kan niet", plan.lower_bound)
    };
    text.push_str(&format!("\nWachtminuten: {} ({proven})\n", plan.timetable.waiting));
    text
}

/// What it saves, and what had to give.
fn say(problem: &Problem, plan: &Plan, talk: &Talk) {
    let queue: Vec<usize> = {
        let mut cases = plan.timetable.order();
        cases.sort_unstable();
        cases
    };
    if let Ok(before) = Timetable::new(problem, &plan.minutes, &queue)
        && before.waiting > plan.timetable.waiting
    {
        let saved = before.waiting - plan.timetable.waiting;
        talk.note(format!("De deelnemers wachten samen {saved} minuten minder dan in de gegeven volgorde."));
    }
    for (clash, wish) in plan.clashes.iter().zip(&plan.released) {
        talk.warning(format!("{}; ik heb niet gerekend met {}", explain(clash), wording(*wish)));
    }
    for dropped in &plan.dropped {
        let why = dropped.clash.as_ref().map(explain).unwrap_or_else(|| "er is geen plaats gevonden".into());
        talk.warning(format!("casus {} is niet ingepland: {why}", dropped.case));
    }
}

fn explain(clash: &Clash) -> String {
    let wishes: Vec<String> = clash.wishes.iter().map(|wish| wording(*wish)).collect();
    let cases: Vec<String> = clash.cases.iter().map(ToString::to_string).collect();
    let cases = match cases.as_slice() {
        [one] => format!("casus {one} kan niet"),
        more => format!("de casussen {} passen niet samen", joined(more)),
    };
    if wishes.is_empty() { cases } else { format!("{cases}, door {}", joined(&wishes)) }
}

fn joined(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} en {last}", first.join(", ")),
    }
}

fn wording(wish: Wish) -> String {
    match wish {
        Wish::Colours => "de volgorde naar urgentie".into(),
        Wish::Horizon => "het einde van het overleg".into(),
        Wish::Break(index) => format!("pauze {index}"),
        Wish::Available(participant) => format!("de beschikbaarheid van deelnemer {participant}"),
        Wish::Window(case) => format!("de vaste tijd van casus {case}"),
    }
}
