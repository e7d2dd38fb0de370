//! Whether a printed document is genuine.

crate::texts! {
    title { id: "Periksa keaslian dokumen", en: "Verify a document" }
    lead { id: "Ketik kode di bagian bawah lembar, atau pindai kode QR-nya dengan kamera ponsel. Tidak perlu masuk.", en: "Type the code at the foot of the sheet, or scan its QR code with your phone's camera. No sign-in is needed." }
    code { id: "Kode dokumen", en: "Code of the document" }
    code_hint { id: "28 huruf dan angka, contoh: 7G2K-0Q4M-9XTB-3VHD-6A1Z-8RWP-5CFN", en: "28 letters and digits, example: 7G2K-0Q4M-9XTB-3VHD-6A1Z-8RWP-5CFN" }
    code_bad { id: "Kode ini belum lengkap atau ada yang keliru. Cocokkan lagi; kode terdiri atas 28 huruf dan angka.", en: "This code is incomplete or not quite right. Please compare it again; it has 28 letters and digits." }
    check { id: "Periksa kode", en: "Check the code" }
    genuine { id: "Asli dan masih berlaku", en: "Genuine and current" }
    genuine_text { id: "Dokumen ini diterbitkan oleh klinik dan belum digantikan.", en: "This document was issued by the clinic and has not been replaced." }
    superseded { id: "Asli, tetapi sudah digantikan", en: "Genuine, but replaced" }
    superseded_text { id: "Klinik menerbitkan koreksi sesudah dokumen ini. Mintalah lembar yang terbaru.", en: "The clinic has issued a correction since. Ask for the newest sheet." }
    superseded_at(time: &str) { id: "Digantikan {time}", en: "Replaced {time}" }
    revoked { id: "Ditarik oleh klinik", en: "Withdrawn by the clinic" }
    revoked_text { id: "Dokumen ini tidak berlaku lagi. Hubungi klinik bila Anda menerimanya dari orang lain.", en: "This document is no longer valid. Call the clinic if somebody gave it to you." }
    revoked_at(time: &str) { id: "Ditarik {time}", en: "Withdrawn {time}" }
    altered { id: "Berkas ini bukan yang kami terbitkan", en: "This file is not the one that we issued" }
    altered_text { id: "Kodenya dikenal, tetapi isi berkas berbeda dari yang diterbitkan klinik. Jangan dipakai; mintalah salinan baru.", en: "The code is known, but the content of the file differs from what the clinic issued. Do not use it; ask for a new copy." }
    unknown { id: "Kode tidak dikenal", en: "The code is not known" }
    unknown_text { id: "Cocokkan lagi kodenya. Bila kodenya sudah benar, dokumen itu bukan terbitan klinik ini.", en: "Please compare the code again. If the code is right, this clinic did not issue the document." }
    issued_by { id: "Diterbitkan oleh", en: "Issued by" }
    kind { id: "Jenis dokumen", en: "Kind of document" }
    issued_at { id: "Tanggal terbit", en: "Date of issue" }
    pages { id: "Halaman", en: "Pages" }
    initials { id: "Inisial pasien", en: "Initials of the patient" }
    compare { id: "Cocokkan dengan lembar di tangan Anda: inisial, tanggal, dan jumlah halaman harus sama.", en: "Compare with the sheet in your hand: initials, date and number of pages must be the same." }
    file_title { id: "Periksa berkas PDF-nya juga", en: "Check the PDF file too" }
    file_text { id: "Berkas tidak dikirim ke mana pun. Peramban Anda menghitung sidik digitalnya, dan hanya itu yang dibandingkan.", en: "The file is sent nowhere. Your browser computes its digital fingerprint, and only that is compared." }
    file_choose { id: "Pilih berkas PDF", en: "Choose the PDF file" }
    file_same(name: &str) { id: "{name} sama persis dengan yang diterbitkan klinik", en: "{name} is exactly what the clinic issued" }
    file_unable { id: "Peramban ini tidak dapat menghitung sidik digital berkas. Hasil pemeriksaan kode tetap berlaku.", en: "This browser cannot compute the digital fingerprint of a file. What the code shows still holds." }
}
