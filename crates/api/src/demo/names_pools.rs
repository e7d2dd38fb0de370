//! The words of which names are made, by tradition. All are common; together they name nobody in particular.

pub const JAVA_MEN_OLD: &[&str] = &[
    "Slamet", "Paijo", "Tukiman", "Ngatiman", "Sarjono", "Supardi", "Wagiman", "Kasiman", "Sutrisno", "Bambang", "Joko", "Sugeng",
    "Mulyono", "Suryadi", "Ngadimin", "Wakidi", "Sunarto", "Darmaji", "Soleh", "Kirno",
];
pub const JAVA_MEN: &[&str] = &[
    "Agus", "Budi", "Dwi", "Eko", "Tri", "Hendro", "Heru", "Wahyu", "Yudi", "Arif", "Didik", "Andi", "Anton", "Teguh", "Nugroho", "Bagus",
    "Dimas", "Galih", "Ari", "Hari", "Indra", "Rudi", "Sigit", "Yoga", "Joko", "Bayu",
];
pub const JAVA_BOYS: &[&str] = &[
    "Raka", "Bagas", "Rafi", "Arya", "Satria", "Damar", "Abimanyu", "Bintang", "Farel", "Gilang", "Rangga", "Dafa", "Alif", "Keenan",
    "Danendra", "Banyu", "Sena", "Pradipta", "Rayhan", "Wisnu",
];
pub const JAVA_WOMEN_OLD: &[&str] = &[
    "Suparmi", "Ngatinem", "Sumarni", "Tumini", "Wagiyem", "Sulastri", "Sumiyati", "Kartini", "Painem", "Sutinah", "Rubiyem", "Jumini",
    "Sri", "Endang", "Siti", "Tutik", "Mujiati", "Supinah", "Lasmi", "Warsini",
];
pub const JAVA_WOMEN: &[&str] = &[
    "Sri", "Endang", "Wiwik", "Dwi", "Tri", "Ratna", "Retno", "Wulan", "Dewi", "Ika", "Yuni", "Nur", "Rini", "Ani", "Titik", "Lestari",
    "Fitri", "Anita", "Indah", "Ayu", "Dian", "Eka", "Novita", "Puji", "Rahayu", "Wening",
];
pub const JAVA_GIRLS: &[&str] = &[
    "Kirana",
    "Nadia",
    "Aulia",
    "Keisha",
    "Kayla",
    "Laras",
    "Anindya",
    "Ayunda",
    "Cahya",
    "Dinda",
    "Gendis",
    "Intan",
    "Kinanti",
    "Nayla",
    "Prameswari",
    "Putri",
    "Saskia",
    "Sekar",
    "Tiara",
    "Wulandari",
];
pub const JAVA_MEN_LAST: &[&str] = &[
    "Santoso",
    "Prasetyo",
    "Nugroho",
    "Wibowo",
    "Susanto",
    "Hidayat",
    "Setiawan",
    "Kurniawan",
    "Saputra",
    "Purnomo",
    "Widodo",
    "Utomo",
    "Raharjo",
    "Pamungkas",
    "Wicaksono",
    "Hartono",
    "Pramono",
    "Sulistyo",
    "Cahyono",
    "Budiman",
    "Firmansyah",
    "Ramadhan",
    "Maulana",
];
pub const JAVA_WOMEN_LAST: &[&str] = &[
    "Lestari",
    "Wulandari",
    "Rahayu",
    "Handayani",
    "Astuti",
    "Kusumawati",
    "Setyowati",
    "Ningsih",
    "Puspitasari",
    "Utami",
    "Widyastuti",
    "Anggraini",
    "Permatasari",
    "Maharani",
    "Wahyuni",
    "Kartikasari",
    "Purnamasari",
    "Hapsari",
    "Safitri",
    "Susilowati",
    "Oktaviani",
];
/// First halves of old one-word names: Su-yanto, Har-tini.
pub const JAVA_HEADS: &[&str] =
    &["Su", "Har", "Mar", "War", "Sar", "Kar", "Dar", "Mul", "Sis", "Wid", "Yul", "Pri", "Rus", "Tar", "Gun", "Wi"];
pub const JAVA_TAILS_MEN: &[&str] = &["yono", "yanto", "wanto", "manto", "santo", "tono", "jono", "sono", "madi", "wadi", "nadi", "yadi"];
pub const JAVA_TAILS_WOMEN: &[&str] = &["yati", "wati", "ningsih", "yani", "tini", "miyati", "sih", "tinah", "yanti", "wanti"];
/// Halves of the long second names of Java and Sunda: Wira-kusuma.
pub const LONG_HEADS: &[&str] =
    &["Adi", "Wira", "Surya", "Kusuma", "Jaya", "Cakra", "Arya", "Dharma", "Tirta", "Sastra", "Atma", "Jati", "Mangku"];
pub const LONG_TAILS: &[&str] =
    &["negara", "winata", "putra", "kusuma", "wijaya", "atmaja", "saputra", "nugraha", "permana", "prawira", "wardana", "laksana"];

pub const SUNDA_MEN: &[&str] = &[
    "Asep", "Ujang", "Cecep", "Dadang", "Dede", "Deden", "Encep", "Endang", "Iwan", "Jajang", "Maman", "Nandang", "Oman", "Tatang", "Usep",
    "Wawan", "Yayat", "Aceng", "Agus", "Rizki", "Fajar", "Gilang", "Ridwan",
];
pub const SUNDA_WOMEN: &[&str] = &[
    "Euis", "Neneng", "Iis", "Cucu", "Lilis", "Imas", "Tuti", "Nining", "Elis", "Yayah", "Enok", "Teti", "Nia", "Rina", "Neng", "Ai",
    "Rosita", "Widia", "Resti", "Yeni", "Siska",
];
pub const SUNDA_LAST_MEN: &[&str] = &[
    "Supriatna",
    "Sutisna",
    "Suherman",
    "Sunandar",
    "Kurnia",
    "Hermawan",
    "Mulyana",
    "Sopandi",
    "Gunawan",
    "Rohmat",
    "Hidayat",
    "Sudrajat",
    "Sukmana",
    "Komarudin",
    "Ruhiyat",
];
pub const SUNDA_LAST_WOMEN: &[&str] = &[
    "Kurniasih",
    "Rohaeti",
    "Nurhayati",
    "Komariah",
    "Suryani",
    "Hasanah",
    "Mulyani",
    "Sukaesih",
    "Maryati",
    "Yuningsih",
    "Rohayati",
    "Handayani",
    "Rostiana",
    "Sulastri",
];

pub const MUSLIM_MEN: &[&str] = &[
    "Ahmad", "Muhammad", "Abdul", "Fauzan", "Hasan", "Husein", "Ibrahim", "Ismail", "Yusuf", "Rizal", "Zulkifli", "Hamdan", "Irfan",
    "Ilham", "Faisal", "Ridho", "Taufik", "Syahrul", "Rahmat", "Mahmud", "Sanusi", "Rojali", "Naufal", "Zaki", "Fikri",
];
pub const MUSLIM_WOMEN: &[&str] = &[
    "Siti",
    "Nur",
    "Fatimah",
    "Aisyah",
    "Khadijah",
    "Maryam",
    "Zahra",
    "Halimah",
    "Rahma",
    "Nabila",
    "Salsabila",
    "Hafsah",
    "Latifah",
    "Maimunah",
    "Rukmini",
    "Zainab",
    "Aminah",
    "Hasna",
    "Naila",
    "Syifa",
    "Rahmawati",
];
pub const MUSLIM_MEN_LAST: &[&str] = &[
    "Fauzi",
    "Hakim",
    "Rahman",
    "Syahputra",
    "Hidayatullah",
    "Ramadhani",
    "Hamdani",
    "Maulana",
    "Fadillah",
    "Akbar",
    "Halim",
    "Mubarak",
    "Arifin",
    "Zainuddin",
    "Anwar",
];
pub const MUSLIM_WOMEN_LAST: &[&str] = &[
    "Aminah",
    "Zahra",
    "Halimah",
    "Nurjanah",
    "Maemunah",
    "Khoirunnisa",
    "Hidayati",
    "Azizah",
    "Fauziah",
    "Rahmah",
    "Maulida",
    "Hasanah",
    "Mutmainah",
    "Salamah",
];

pub const CHRISTIAN_MEN: &[&str] = &[
    "Yohanes", "Paulus", "Petrus", "Markus", "Daniel", "David", "Yosef", "Samuel", "Hotman", "Binsar", "Parlin", "Saut", "Jonathan",
    "Andreas", "Stefanus", "Yakob", "Elias", "Simon", "Filemon", "Marthen", "Benyamin", "Yunus", "Rico",
];
pub const CHRISTIAN_WOMEN: &[&str] = &[
    "Maria",
    "Yosefina",
    "Ester",
    "Debora",
    "Rut",
    "Marta",
    "Elisabet",
    "Kristina",
    "Agustina",
    "Tiur",
    "Rotua",
    "Lamria",
    "Natalia",
    "Yohana",
    "Magdalena",
    "Sarce",
    "Dorkas",
    "Novita",
    "Grace",
    "Priskila",
    "Meilani",
    "Rosalina",
];
pub const BATAK_FAMILIES: &[&str] = &[
    "Siregar",
    "Nasution",
    "Simanjuntak",
    "Hutapea",
    "Sihombing",
    "Sitorus",
    "Simbolon",
    "Panjaitan",
    "Manurung",
    "Sinaga",
    "Tarigan",
    "Ginting",
    "Sembiring",
    "Pasaribu",
    "Lubis",
    "Harahap",
    "Situmorang",
    "Silalahi",
    "Hutagalung",
    "Nainggolan",
    "Purba",
    "Saragih",
];
pub const MINANG_MEN: &[&str] = &[
    "Rizal", "Afrizal", "Syafril", "Yusrizal", "Hendri", "Zulfikar", "Masrul", "Fadli", "Ilham", "Rahmat", "Rio", "Yondri", "Efendi",
    "Syahrial",
];
pub const MINANG_WOMEN: &[&str] = &[
    "Yusnidar",
    "Rosmaini",
    "Gusniar",
    "Zuraida",
    "Desi",
    "Fitriani",
    "Yulia",
    "Rahmi",
    "Suci",
    "Mutia",
    "Hasnah",
    "Ratna",
    "Elvi",
    "Nurhayati",
];
pub const MINANG_FAMILIES: &[&str] =
    &["Chaniago", "Koto", "Piliang", "Tanjung", "Sikumbang", "Guci", "Jambak", "Pitopang", "Malin", "Bandaro"];
pub const CHINESE_MEN: &[&str] = &[
    "Hendra", "Andreas", "Kevin", "Budi", "Benny", "Stefan", "Rudy", "Edwin", "Felix", "Jason", "Vincent", "Hartono", "Wili", "Suryanto",
    "Michael", "Albert",
];
pub const CHINESE_WOMEN: &[&str] = &[
    "Lily",
    "Meiling",
    "Felicia",
    "Natalia",
    "Jessica",
    "Linawati",
    "Vivian",
    "Cynthia",
    "Yenny",
    "Susana",
    "Melinda",
    "Michelle",
    "Angela",
    "Stella",
    "Fransisca",
];
pub const CHINESE_FAMILIES: &[&str] = &[
    "Wijaya",
    "Gunawan",
    "Halim",
    "Tanuwijaya",
    "Hartanto",
    "Lim",
    "Tan",
    "Oei",
    "Salim",
    "Kusnadi",
    "Sutanto",
    "Widjaja",
    "Limanto",
    "Tanoto",
    "Gunadi",
    "Setiabudi",
    "Hermanto",
    "Ongkowijaya",
    "Lesmana",
    "Sugiarto",
];
pub const ARAB_FAMILIES: &[&str] = &[
    "Assegaf",
    "Alatas",
    "Shahab",
    "Al-Habsyi",
    "Bawazier",
    "Bafadhal",
    "Al-Jufri",
    "Bin Yahya",
    "Alaydrus",
    "Basalamah",
    "Bahasuan",
    "Thalib",
];
pub const PAPUA_FAMILIES: &[&str] = &[
    "Rumbiak", "Wenda", "Kogoya", "Wanggai", "Kambu", "Numberi", "Yoman", "Tabuni", "Mambor", "Ohee", "Waromi", "Awom", "Kayame", "Korwa",
];
pub const MALUKU_FAMILIES: &[&str] = &[
    "Pattiasina",
    "Sahetapy",
    "Latuconsina",
    "Tuhumury",
    "Leimena",
    "Matulessy",
    "Siahaya",
    "Pelupessy",
    "Manuhutu",
    "Tutuarima",
    "Wattimena",
    "Nanlohy",
];
pub const MINAHASA_FAMILIES: &[&str] =
    &["Mandagi", "Wowor", "Rumengan", "Tumewu", "Sondakh", "Lumentut", "Kalalo", "Pangemanan", "Rotinsulu", "Supit", "Mokoginta"];
pub const TIMOR_FAMILIES: &[&str] = &["Lende", "Seran", "Bria", "Nahak", "Taneo", "Fallo", "Benu", "Kolo", "Nggili", "Mau", "Klau", "Tefa"];
pub const BUGIS_MEN: &[&str] = &["Andi", "Baso", "Muhammad", "Ambo", "Syamsul", "Firman", "Takdir", "Sultan", "Irwan", "Akbar"];
pub const BUGIS_WOMEN: &[&str] = &["Andi", "Besse", "Hasna", "Nurlela", "Sitti", "Tenri", "Rosdiana", "Marwah", "Fitriani", "Hartati"];
pub const BUGIS_LAST: &[&str] =
    &["Mappanyukki", "Makkasau", "Pallawa", "Baharuddin", "Syamsuddin", "Tenriawaru", "Amiruddin", "Mattalatta", "Jamaluddin", "Patiroi"];

pub const BALI_MEN: &[&str] = &[
    "Sukarta",
    "Arsana",
    "Mahendra",
    "Adnyana",
    "Suardana",
    "Wirawan",
    "Budiarta",
    "Sudiana",
    "Saputra",
    "Artawan",
    "Darmayasa",
    "Putrawan",
    "Mertayasa",
    "Pradnyana",
    "Wiguna",
    "Suarjana",
];
pub const BALI_WOMEN: &[&str] = &[
    "Sulastri",
    "Suryani",
    "Pratiwi",
    "Ariani",
    "Sukerti",
    "Wahyuni",
    "Dewi",
    "Sriasih",
    "Puspawati",
    "Rahayuni",
    "Antari",
    "Widiari",
    "Kartini",
    "Cahyani",
    "Sukmawati",
];

pub const FOREIGN_MEN: &[&str] =
    &["Liam", "Lukas", "Kenji", "Oliver", "Pieter", "Mateo", "James", "Henrik", "Arjun", "Thomas", "Jean", "Min-jun"];
pub const FOREIGN_WOMEN: &[&str] =
    &["Emma", "Sofia", "Yuki", "Charlotte", "Anneke", "Zoë", "Priya", "Ingrid", "Camille", "Hannah", "Olga", "Mia"];
pub const FOREIGN_FAMILIES: &[&str] = &[
    "Johansson",
    "Müller",
    "Tanaka",
    "Smith",
    "de Vries",
    "García",
    "O'Neill",
    "Dubois",
    "Nguyen",
    "Sharma",
    "Andersen",
    "Walker",
    "Rossi",
    "Kim",
];
