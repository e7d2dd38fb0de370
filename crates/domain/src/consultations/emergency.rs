//! Words that mean an emergency. Whoever writes them is told at once what to do, before anybody reads the question.
//!
//! It errs on the side of telling: a phrase is found with up to two other words between its own, with the endings *-nya*,
//! *-ku* and *-mu*, and also where it is denied. Sentences are looked at one by one.

/// Words that may stand between two words of a phrase.
const GAP: usize = 2;

/// What the program knows, in both languages; a word of a phrase with `|` has several spellings.
const PHRASES: &[&str] = &[
    // heart and breath
    "nyeri|sakit|sesak dada",
    "dada nyeri|sakit|sesak|tertekan",
    "serangan|henti jantung",
    "sesak|susah|sulit|berat|kesulitan napas|nafas|bernapas|bernafas",
    "napas|nafas sesak|berat|berhenti",
    "tidak|tak|gak|ga|nggak|ngga|tdk bisa|dapat napas|nafas|bernapas|bernafas",
    "berhenti bernapas|bernafas",
    "tersedak",
    "bibir|wajah|muka membiru|biru",
    "chest pain|pains|pressure|tightness",
    "pain|pressure|tightness in|on chest",
    "heart attack",
    "cardiac arrest",
    "short|shortness of breath",
    "cannot|cant|unable breathe|breath",
    "can t|not breathe|breath",
    "difficulty|trouble|hard|struggling breathing|breathe",
    "stopped|stops|not breathing",
    "choking",
    "turning|turned blue",
    // consciousness, fits, stroke
    "tidak|tak|gak|ga|nggak|tdk sadar|sadarkan|responsif",
    "hilang|kehilangan|penurunan kesadaran",
    "pingsan",
    "kejang|kejang2",
    "stroke",
    "lumpuh|lemah|kebas sebelah|separuh",
    "wajah|mulut|bibir mencong|perot|mencong",
    "bicara|ngomong pelo|cadel",
    "unconscious",
    "unresponsive",
    "lost|losing|loss consciousness",
    "loss of consciousness",
    "passed|passing out",
    "fainted|fainting",
    "seizure|seizures",
    "convulsion|convulsions|convulsing",
    "face drooping|droops",
    "slurred|slurring speech",
    "numb|paralysed|paralyzed|weak on one side",
    "one side numb|paralysed|paralyzed|weak",
    // blood
    "perdarahan|pendarahan|berdarah|darah hebat|banyak|deras|parah",
    "darah tidak|tak|gak|ga berhenti",
    "muntah|batuk darah",
    "severe|heavy|massive|uncontrolled bleeding",
    "bleeding heavily|badly|profusely",
    "bleeding won|wont|not stop",
    "vomiting|vomited|coughing|coughed blood",
    "coughing|throwing up blood",
    // poison, allergy, injury
    "keracunan",
    "minum|menelan racun",
    "overdosis",
    "alergi berat|parah|hebat",
    "syok anafilaktik|anafilaksis",
    "tersengat listrik",
    "tenggelam",
    "luka bakar parah|berat|luas",
    "poisoned|poisoning",
    "overdose|overdosed",
    "anaphylaxis|anaphylactic",
    "severe allergic reaction",
    "electrocuted",
    "drowning|drowned",
    "severe burn|burns",
    // harm to oneself
    "bunuh diri",
    "ingin|mau|pengen|pengin|lebih mati",
    "mengakhiri|akhiri hidup|hidupku",
    "menyakiti|melukai diri",
    "suicide|suicidal",
    "kill|killing|hurt|hurting|harm|harming myself",
    "end|ending my life",
    "end it all",
    "want|wants to die",
    "better off dead",
    "self harm",
    // mother and child
    "janin|bayi tidak|tak bergerak",
    "ketuban pecah",
    "baby not|stopped moving",
    "waters|water broke|broken",
];

/// Whether a text has words that mean an emergency: those that the program knows, or one of the clinic's own.
pub fn is_found(text: &str, own: &[String]) -> bool {
    let text = text.to_lowercase();
    let sentences = text.split(['.', '!', '?', ';', '\n']).map(words);
    let own: Vec<String> = own.iter().map(|phrase| normalised(phrase)).filter(|phrase| !phrase.is_empty()).collect();
    sentences
        .filter(|sentence| !sentence.is_empty())
        .any(|sentence| PHRASES.iter().copied().chain(own.iter().map(String::as_str)).any(|phrase| has(&sentence, phrase)))
}

/// A phrase as it is compared: lower case, words separated by one blank.
pub fn normalised(phrase: &str) -> String {
    words(&phrase.to_lowercase()).join(" ")
}

/// Letters and digits in runs; what stands between them separates words.
fn words(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect()
}

/// Whether the words of a phrase stand in a sentence in this order, close enough to each other.
fn has(sentence: &[&str], phrase: &str) -> bool {
    let phrase: Vec<&str> = phrase.split(' ').collect();
    (0..sentence.len()).any(|start| follows(&sentence[start..], &phrase, 0))
}

fn follows(rest: &[&str], phrase: &[&str], gap: usize) -> bool {
    let Some((first, others)) = phrase.split_first() else { return true };
    let reach = rest.len().min(gap + 1);
    (0..reach).any(|at| fits(rest[at], first) && follows(&rest[at + 1..], others, GAP))
}

/// Whether a word is one of the spellings, as it is or with an ending.
fn fits(word: &str, spellings: &str) -> bool {
    spellings.split('|').any(|spelling| word.strip_prefix(spelling).is_some_and(|ending| matches!(ending, "" | "nya" | "ku" | "mu")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn emergencies_are_found_in_both_languages() {
        let texts = [
            "Dok, sejak tadi nyeri dada dan keringat dingin",
            "NYERI-DADA sebelah kiri",
            "dadaku terasa sakit sekali",
            "nyeri di dada menjalar ke lengan",
            "Ayah saya sesak napas",
            "anak saya sesak nafasnya",
            "saya tidak bisa bernapas",
            "ibu tidak sadar sejak 10 menit lalu",
            "Dia tak sadarkan diri",
            "kejang-kejang dua kali",
            "perdarahan hebat setelah melahirkan",
            "saya ingin bunuh diri",
            "rasanya ingin mati saja",
            "muntah darah pagi ini",
            "wajah mencong dan bicara pelo",
            "lumpuh sebelah kanan",
            "I have chest pain since this morning",
            "there is pressure on my chest",
            "I can't breathe",
            "shortness of breath at night",
            "my father is unconscious",
            "she had a seizure",
            "heavy bleeding",
            "I want to kill myself",
            "I think it's a heart attack",
            "he took an overdose of pills",
        ];
        for text in texts {
            assert!(is_found(text, &[]), "{text}");
        }
    }

    #[test]
    fn other_texts_are_left_alone() {
        let texts = [
            "",
            "Boleh vaksin influenza?",
            "Dok, sejak dosis obat pagi dinaikkan saya agak pusing kalau berdiri cepat. Apakah ini wajar?",
            "Ini catatan tiga hari: 138/86, 144/90, 140/88.",
            "Hasil kolesterol saya 210, perlu obat?",
            "Saya sakit kepala. Foto dada bulan lalu baik.",
            "Saya sadar harus olahraga, tetapi sulit",
            "May I exercise with this medicine?",
            "My breath smells in the morning",
            "Is a blood test needed?",
            "strokes of the brush",
        ];
        for text in texts {
            assert!(!is_found(text, &[]), "{text}");
        }
    }

    #[test]
    fn words_count_as_wholes_and_the_clinic_adds_its_own() {
        assert!(!is_found("Kejangan adalah nama desa", &[]));
        let own = vec!["Demam  tinggi".to_owned(), "jatuh".to_owned(), "  ".to_owned()];
        assert!(is_found("anak demam sangat tinggi", &own));
        assert!(is_found("Nenek JATUH di kamar mandi", &own));
        assert!(!is_found("kejatuhan daun", &own));
        assert!(!is_found("demam. tinggi badan 150 cm", &own));
        assert_eq!(normalised("  Nyeri-Dada! "), "nyeri dada");
    }

    #[test]
    fn every_phrase_is_written_as_texts_are_compared() {
        for phrase in PHRASES {
            let plain = phrase.replace('|', " ");
            assert_eq!(normalised(&plain), plain, "{phrase}");
        }
    }
}
