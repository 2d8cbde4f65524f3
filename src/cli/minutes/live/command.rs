//! What somebody may type besides actions.

use crate::dutch::fold::fold;

/// A word on a line by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// To the next case; after the last to the end.
    Next,
    /// To the case before.
    Previous,
    /// Take the last line back.
    Undo,
    /// What is agreed in this case.
    List,
    /// What can be typed.
    Help,
    /// To the end.
    Finish,
}

/// The command that a line is; `None` when it is something else.
pub fn parse(line: &str) -> Option<Command> {
    let word = fold(line.trim().trim_start_matches([':', '/']));
    Some(match word.as_str() {
        "volgende" | "v" | "next" | "verder" => Command::Next,
        "vorige" => Command::Previous,
        "terug" | "ongedaan" | "ongedaan maken" | "undo" | "u" => Command::Undo,
        "lijst" | "l" => Command::List,
        "hulp" | "help" | "h" | "?" => Command::Help,
        "klaar" | "einde" | "stop" | "k" => Command::Finish,
        _ => return None,
    })
}

/// What can be typed, in Dutch.
pub const HELP: &str = "\
  Een actie per regel:  poh belt school over verzuim voor 15-12
  Een actie van eerder: .2 gedaan   .2 vervallen: reden   .2 gesloten deuren
  Een andere casus:     het casusnummer
  volgende, vorige      naar de volgende of vorige casus
  terug                 de laatste regel weg
  lijst                 wat er in deze casus is afgesproken
  klaar                 naar de afsluiting: wie er was, en de samenwerking";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_stands_alone() {
        assert_eq!(parse(" Volgende "), Some(Command::Next));
        assert_eq!(parse(":terug"), Some(Command::Undo));
        assert_eq!(parse("?"), Some(Command::Help));
        assert_eq!(parse("volgende week belt het cjg"), None);
        assert_eq!(parse(""), None);
    }
}
