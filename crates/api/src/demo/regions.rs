//! Where patients live and where they come from: real districts, with their codes in the NIK.

use domain::organisation::Address;

use super::clinic::Branch;
use super::random::Random;

/// A kecamatan near one of the branches.
#[derive(Debug)]
pub struct District {
    pub near: Branch,
    /// Its code in a NIK.
    pub code: &'static str,
    pub name: &'static str,
    pub regency: &'static str,
    pub province: &'static str,
    pub postal_code: &'static str,
    /// Kelurahan or desa.
    pub villages: &'static [&'static str],
}

/// A town from which people move to the big cities.
#[derive(Debug)]
pub struct Hometown {
    /// The code of its first district in a NIK.
    pub code: &'static str,
    pub district: &'static str,
    pub regency: &'static str,
    pub province: &'static str,
}

macro_rules! districts {
    ($($branch:ident, $regency:literal, $province:literal { $($code:literal $name:literal $postal:literal [$($village:literal)*];)* })*) => {
        /// Every district near a branch.
        pub const DISTRICTS: &[District] = &[$($(District {
            near: Branch::$branch, code: $code, name: $name, regency: $regency, province: $province, postal_code: $postal,
            villages: &[$($village),*],
        }),*),*];
    };
}

districts! {
    Kemang, "Kota Jakarta Selatan", "DKI Jakarta" {
        "317401" "Tebet" "12810" ["Tebet Barat" "Tebet Timur" "Menteng Dalam" "Kebon Baru" "Bukit Duri" "Manggarai"];
        "317403" "Mampang Prapatan" "12730" ["Bangka" "Pela Mampang" "Tegal Parang" "Mampang Prapatan" "Kuningan Barat"];
        "317404" "Pasar Minggu" "12510" ["Pejaten Barat" "Pejaten Timur" "Jati Padang" "Ragunan" "Cilandak Timur" "Kebagusan"];
        "317405" "Kebayoran Lama" "12240" ["Grogol Utara" "Grogol Selatan" "Cipulir" "Pondok Pinang" "Kebayoran Lama Utara"];
        "317406" "Cilandak" "12430" ["Cipete Selatan" "Gandaria Selatan" "Cilandak Barat" "Lebak Bulus" "Pondok Labu"];
        "317407" "Kebayoran Baru" "12110" ["Senayan" "Gunung" "Kramat Pela" "Gandaria Utara" "Cipete Utara" "Pulo" "Petogogan"];
        "317408" "Pancoran" "12760" ["Kalibata" "Rawajati" "Duren Tiga" "Pengadegan" "Cikoko" "Pancoran"];
        "317409" "Jagakarsa" "12620" ["Jagakarsa" "Lenteng Agung" "Tanjung Barat" "Srengseng Sawah" "Ciganjur" "Cipedak"];
        "317410" "Pesanggrahan" "12330" ["Bintaro" "Pesanggrahan" "Ulujami" "Petukangan Utara" "Petukangan Selatan"];
    }
    Kemang, "Kota Tangerang Selatan", "Banten" {
        "367403" "Pondok Aren" "15224" ["Jurang Mangu Barat" "Jurang Mangu Timur" "Pondok Karya" "Pondok Betung"];
        "367405" "Ciputat Timur" "15419" ["Cireundeu" "Pisangan" "Pondok Ranji" "Rempoa" "Rengas" "Cempaka Putih"];
    }
    Depok, "Kota Depok", "Jawa Barat" {
        "327601" "Pancoran Mas" "16431" ["Depok" "Depok Jaya" "Mampang" "Pancoran Mas" "Rangkapan Jaya"];
        "327602" "Cimanggis" "16451" ["Cisalak Pasar" "Curug" "Harjamukti" "Mekarsari" "Pasir Gunung Selatan" "Tugu"];
        "327603" "Sawangan" "16511" ["Bedahan" "Cinangka" "Kedaung" "Pasir Putih" "Pengasinan" "Sawangan Baru"];
        "327604" "Limo" "16515" ["Grogol" "Krukut" "Limo" "Meruyung"];
        "327605" "Sukmajaya" "16412" ["Abadijaya" "Baktijaya" "Cisalak" "Mekarjaya" "Sukmajaya" "Tirtajaya"];
        "327606" "Beji" "16421" ["Beji" "Beji Timur" "Kemiri Muka" "Pondok Cina" "Kukusan" "Tanah Baru"];
        "327608" "Cilodong" "16414" ["Cilodong" "Jatimulya" "Kalibaru" "Kalimulya" "Sukamaju"];
        "327609" "Cinere" "16514" ["Cinere" "Gandul" "Pangkalan Jati" "Pangkalan Jati Baru"];
        "327610" "Tapos" "16457" ["Cilangkap" "Cimpaeun" "Jatijajar" "Sukatani" "Tapos"];
    }
    Depok, "Kabupaten Bogor", "Jawa Barat" {
        "320101" "Cibinong" "16911" ["Ciriung" "Cirimekar" "Nanggewer" "Pakansari" "Pondok Rajeg" "Sukahati"];
        "320113" "Bojonggede" "16922" ["Bojonggede" "Kedung Waringin" "Rawa Panjang" "Ragajaya" "Susukan"];
    }
    Denpasar, "Kota Denpasar", "Bali" {
        "517101" "Denpasar Selatan" "80222" ["Sanur" "Sanur Kauh" "Renon" "Panjer" "Sesetan" "Sidakarya" "Pedungan" "Pemogan"];
        "517102" "Denpasar Timur" "80237" ["Dangin Puri" "Kesiman" "Kesiman Petilan" "Penatih" "Sumerta"];
        "517103" "Denpasar Barat" "80119" ["Dauh Puri" "Padangsambian" "Pemecutan" "Tegal Harum" "Tegal Kerta"];
        "517104" "Denpasar Utara" "80115" ["Peguyangan" "Peguyangan Kangin" "Tonja" "Ubung" "Ubung Kaja"];
    }
    Denpasar, "Kabupaten Badung", "Bali" {
        "510301" "Kuta" "80361" ["Kuta" "Legian" "Seminyak" "Tuban" "Kedonganan"];
        "510302" "Mengwi" "80351" ["Mengwi" "Abianbase" "Kapal" "Lukluk" "Sading" "Sempidi"];
        "510305" "Kuta Selatan" "80364" ["Jimbaran" "Benoa" "Tanjung Benoa" "Ungasan" "Pecatu"];
        "510306" "Kuta Utara" "80361" ["Kerobokan" "Kerobokan Kelod" "Canggu" "Tibubeneng" "Dalung"];
    }
    Denpasar, "Kabupaten Gianyar", "Bali" {
        "510401" "Sukawati" "80582" ["Sukawati" "Guwang" "Celuk" "Batubulan" "Singapadu" "Ketewel"];
        "510405" "Ubud" "80571" ["Ubud" "Peliatan" "Mas" "Sayan" "Kedewatan" "Petulu"];
    }
}

const fn town(code: &'static str, district: &'static str, regency: &'static str, province: &'static str) -> Hometown {
    Hometown { code, district, regency, province }
}

/// Towns of origin; the traditions of names point into this list.
pub const HOMETOWNS: &[Hometown] = &[
    town("337201", "Laweyan", "Kota Surakarta", "Jawa Tengah"),
    town("347103", "Gondokusuman", "Kota Yogyakarta", "DI Yogyakarta"),
    town("337401", "Semarang Tengah", "Kota Semarang", "Jawa Tengah"),
    town("357301", "Blimbing", "Kota Malang", "Jawa Timur"),
    town("327301", "Sukasari", "Kota Bandung", "Jawa Barat"),
    town("320501", "Garut Kota", "Kabupaten Garut", "Jawa Barat"),
    town("317304", "Tambora", "Kota Jakarta Barat", "DKI Jakarta"),
    town("127101", "Medan Kota", "Kota Medan", "Sumatera Utara"),
    town("120201", "Tarutung", "Kabupaten Tapanuli Utara", "Sumatera Utara"),
    town("137101", "Padang Selatan", "Kota Padang", "Sumatera Barat"),
    town("137501", "Guguk Panjang", "Kota Bukittinggi", "Sumatera Barat"),
    town("510801", "Gerokgak", "Kabupaten Buleleng", "Bali"),
    town("510701", "Rendang", "Kabupaten Karangasem", "Bali"),
    town("617101", "Pontianak Selatan", "Kota Pontianak", "Kalimantan Barat"),
    town("351513", "Taman", "Kabupaten Sidoarjo", "Jawa Timur"),
    town("917101", "Jayapura Utara", "Kota Jayapura", "Papua"),
    town("817101", "Nusaniwe", "Kota Ambon", "Maluku"),
    town("717101", "Bunaken", "Kota Manado", "Sulawesi Utara"),
    town("737101", "Mariso", "Kota Makassar", "Sulawesi Selatan"),
    town("537101", "Alak", "Kota Kupang", "Nusa Tenggara Timur"),
];

const FLOWERS: &[&str] =
    &["Melati", "Kenanga", "Cempaka", "Mawar", "Anggrek", "Flamboyan", "Bougenville", "Dahlia", "Teratai", "Kamboja", "Seruni", "Alamanda"];
const CITY: &[&str] = &[
    "Bangka",
    "Ampera",
    "Kemang Timur",
    "Benda",
    "Haji Nawi",
    "Cipete Dalam",
    "Pejaten Raya",
    "Duren Tiga",
    "Margasatwa",
    "Puri Mutiara",
    "Kalibata Timur",
    "Tebet Dalam",
    "Bintaro Permai",
    "Andara",
];
const SUBURB: &[&str] = &[
    "Nusantara",
    "Proklamasi",
    "Kartini",
    "Dewi Sartika",
    "Merdeka",
    "Bahagia",
    "Sentosa",
    "Kerukunan",
    "Pemuda",
    "Keadilan",
    "Arif Rahman",
    "Pitara",
    "Tole Iskandar",
];
const BALI: &[&str] = &[
    "Tukad Badung",
    "Tukad Yeh Aya",
    "Danau Tamblingan",
    "Danau Poso",
    "Gunung Lempuyang",
    "Gunung Andakasa",
    "Batur Sari",
    "Nangka",
    "Pulau Moyo",
    "Pulau Saelus",
    "Sedap Malam",
    "Raya Padonan",
];
const ESTATES: &[&str] =
    &["Griya Asri", "Taman Anggrek Indah", "Bumi Sejahtera", "Permata Hijau Residence", "Puri Kencana", "Villa Pertiwi"];

/// One of the districts near a branch.
pub fn district(random: &mut Random, near: Branch) -> &'static District {
    let there: Vec<&District> = DISTRICTS.iter().filter(|district| district.near == near).collect();
    random.pick(&there)
}

/// An address in a district.
pub fn address(random: &mut Random, district: &District) -> Address {
    Address {
        street: Some(street(random, district.near)),
        rt: Some(format!("{:03}", random.between(1, 16))),
        rw: Some(format!("{:03}", random.between(1, 12))),
        village: Some(random.pick(district.villages).to_owned()),
        district: Some(district.name.to_owned()),
        regency: Some(district.regency.to_owned()),
        province: Some(district.province.to_owned()),
        postal_code: Some(district.postal_code.to_owned()),
        country: None,
    }
}

/// An address in a town of origin, as an identity card still shows it.
pub fn address_at_home(random: &mut Random, town: &Hometown) -> Address {
    Address {
        street: Some(format!("Jl. {} No. {}", random.pick(FLOWERS), random.between(1, 120))),
        rt: Some(format!("{:03}", random.between(1, 9))),
        rw: Some(format!("{:03}", random.between(1, 9))),
        district: Some(town.district.to_owned()),
        regency: Some(town.regency.to_owned()),
        province: Some(town.province.to_owned()),
        ..Address::default()
    }
}

fn street(random: &mut Random, near: Branch) -> String {
    let number = random.between(1, 148);
    let local = match near {
        Branch::Kemang => CITY,
        Branch::Depok => SUBURB,
        Branch::Denpasar => BALI,
    };
    match random.below(10) {
        0..=4 => format!("Jl. {} No. {number}", random.pick(local)),
        5 | 6 => format!("Jl. {} {} No. {number}", random.pick(FLOWERS), roman(random)),
        7 => format!("Gg. {} No. {number}", random.pick(FLOWERS)),
        _ => format!("Perum {} Blok {} No. {}", random.pick(ESTATES), block(random), random.between(1, 32)),
    }
}

fn roman(random: &mut Random) -> &'static str {
    random.pick(&["I", "II", "III", "IV", "V", "VI"])
}

fn block(random: &mut Random) -> String {
    let letter = char::from(b'A' + random.below(8) as u8);
    format!("{letter}{}", random.between(1, 9))
}
