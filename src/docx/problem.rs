//! What can be wrong with a document as a whole.

use crate::error::Error;

const SAVE_AGAIN: &str = "Open het in Word, kies 'Opslaan als' en probeer het nieuwe bestand.";

/// It is not a package, or not all of it.
pub fn damaged() -> Error {
    Error::input("dit Word-document is beschadigd of niet volledig").remedy(SAVE_AGAIN)
}

/// It is larger than people make them.
pub fn too_large() -> Error {
    Error::input("dit document is uitgepakt veel groter dan een brief of formulier kan zijn")
        .remedy("Verdeel het in Word over meer bestanden.")
}

/// It could not be packed again.
pub fn unwritten() -> Error {
    Error::write("het nieuwe Word-document kon niet worden gemaakt").remedy(SAVE_AGAIN)
}
