//! Users, roles and permissions.

crate::texts! {
    users_sub { id: "Siapa yang dapat masuk, dengan peran apa, dan di cabang mana.", en: "Who can sign in, with which roles, and at which branches." }
    new_user { id: "Pengguna baru", en: "New user" }
    edit_user { id: "Ubah pengguna", en: "Edit user" }
    search_users { id: "Cari nama atau nama pengguna", en: "Find a name or user name" }
    users_empty { id: "Belum ada pengguna lain", en: "No other users yet" }
    users_empty_text { id: "Tambahkan rekan kerja, lalu berikan tautan untuk membuat kata sandinya.", en: "Add your colleagues, then give them a link for setting a password." }
    login { id: "Nama pengguna", en: "User name" }
    roles { id: "Peran", en: "Roles" }
    state { id: "Status", en: "Status" }
    last_signed_in { id: "Terakhir masuk", en: "Last signed in" }
    never { id: "Belum pernah", en: "Never" }
    all_states { id: "Semua", en: "All" }
    invited { id: "Diundang", en: "Invited" }
    active { id: "Aktif", en: "Active" }
    suspended { id: "Ditangguhkan", en: "Suspended" }
    former { id: "Sudah keluar", en: "Left" }
    state_hint { id: "Hanya pengguna aktif yang dapat masuk.", en: "Only active users can sign in." }
    invited_hint { id: "Menjadi aktif setelah pengguna membuat kata sandi dengan tautannya.", en: "Becomes active once the user has set a password with the link." }
    username { id: "Nama pengguna", en: "User name" }
    username_hint { id: "Isi salah satu: nama pengguna, email, atau telepon. Semuanya dapat dipakai untuk masuk.", en: "Fill in one of user name, e-mail or phone. All of them can be used for signing in." }
    language { id: "Bahasa", en: "Language" }
    practitioner { id: "Tenaga medis", en: "Practitioner" }
    practitioner_hint { id: "Bila pengguna ini seorang tenaga medis, pilih namanya agar ia melihat pasien yang dirawatnya.", en: "If this user is a practitioner, choose the name so that they see the patients in their care." }
    no_practitioner { id: "Bukan tenaga medis", en: "Not a practitioner" }
    grants_hint { id: "Peran berlaku di satu cabang atau di semua cabang.", en: "A role applies at one branch or at all of them." }
    grants_empty { id: "Tanpa peran, pengguna hanya dapat membuka akunnya sendiri.", en: "Without a role the user can open their own account only." }
    add_role { id: "Tambah peran", en: "Add a role" }
    role { id: "Peran", en: "Role" }
    at { id: "Berlaku di", en: "Applies at" }
    all_branches { id: "Semua cabang", en: "All branches" }
    remove_role(name: &str) { id: "Hapus peran {name}", en: "Remove the role {name}" }
    role_at(held: &str, place: &str) { id: "{held}, {place}", en: "{held}, {place}" }
    access { id: "Akses", en: "Access" }
    reset_link { id: "Buat tautan kata sandi", en: "Create password link" }
    reset_link_text { id: "Tautan ini hanya ditampilkan sekali dan berlaku sekali. Berikan langsung kepada orangnya.", en: "This link is shown once and works once. Give it to the person directly." }
    reset_link_for(name: &str) { id: "Tautan kata sandi untuk {name}", en: "Password link for {name}" }
    reset_link_expires(when: &str) { id: "Berlaku sampai {when}.", en: "Valid until {when}." }
    reset_link_question(name: &str) { id: "Buat tautan untuk {name}? Tautan yang dibuat sebelumnya tidak berlaku lagi.", en: "Create a link for {name}? Links that were created earlier stop working." }
    link { id: "Tautan", en: "Link" }
    suspend { id: "Tangguhkan", en: "Suspend" }
    suspend_question(name: &str) { id: "Tangguhkan {name}?", en: "Suspend {name}?" }
    suspend_text { id: "Semua sesinya dikeluarkan, dan ia tidak dapat masuk sampai Anda mengaktifkannya lagi.", en: "All their sessions are signed out, and they cannot sign in until you activate them again." }
    activate { id: "Aktifkan lagi", en: "Activate again" }
    suspended_named(name: &str) { id: "{name} ditangguhkan", en: "{name} has been suspended" }
    activated_named(name: &str) { id: "{name} diaktifkan", en: "{name} has been activated" }
    not_yourself { id: "Ini akun Anda sendiri. Minta administrator lain untuk menangguhkannya.", en: "This is your own account. Ask another administrator to suspend it." }
    roles_sub { id: "Apa yang boleh dilakukan setiap peran.", en: "What each role may do." }
    new_role { id: "Peran baru", en: "New role" }
    edit_role { id: "Ubah peran", en: "Edit role" }
    built_in { id: "bawaan", en: "built in" }
    permission { id: "Izin", en: "Permission" }
    may(who: &str, what: &str) { id: "{who}: {what}", en: "{who}: {what}" }
    matrix_hint { id: "Setiap perubahan berlaku setelah disimpan, pada permintaan berikutnya dari pengguna itu.", en: "Changes take effect once saved, with the next request of the user." }
    matrix_read_only { id: "Anda dapat melihat, tetapi tidak mengubah. Izin “Mengubah peran dan izin” diperlukan.", en: "You can look but not change. It needs the permission “Change roles and permissions”." }
    pending(n: crate::i18n::Count) { id: "{n} peran diubah, belum disimpan", en: "{n} roles changed, not saved yet", one: "{n} role changed, not saved yet" }
    save_roles { id: "Simpan izin", en: "Save permissions" }
    discard { id: "Buang perubahan", en: "Discard changes" }
    roles_saved { id: "Izin disimpan", en: "The permissions have been saved" }
    reach { id: "Jangkauan", en: "Reach" }
    reach_locations { id: "Pasien di cabangnya", en: "Patients of their branches" }
    reach_care { id: "Pasien yang dirawatnya", en: "Patients in their care" }
    reach_own { id: "Dirinya sendiri dan yang diwalikan", en: "Themselves and those they are guardian of" }
    reach_accounts { id: "Kontak institusi yang bukan pasien", en: "Contacts of institutions who are no patients" }
    reach_nobody { id: "Tidak ada pasien", en: "No patients" }
    reach_hint { id: "Data orang mana yang dapat dilihat dengan peran ini.", en: "Whose records can be seen with this role." }
    permissions { id: "Izin", en: "Permissions" }
    code_fixed { id: "Kode tidak dapat diubah setelah disimpan.", en: "The code cannot be changed later." }
    delete_role { id: "Hapus peran", en: "Delete the role" }
    delete_role_question(name: &str) { id: "Hapus peran {name}?", en: "Delete the role {name}?" }
    delete_role_text { id: "Pengguna dengan peran ini kehilangan izinnya. Tindakan ini tidak dapat diurungkan.", en: "Users with this role lose its permissions. This cannot be undone." }
    role_deleted(name: &str) { id: "Peran {name} dihapus", en: "The role {name} has been deleted" }
    copied { id: "Disalin", en: "Copied" }
    copy_link { id: "Salin tautan", en: "Copy the link" }
    copy_failed { id: "Peramban menolak menyalin. Pilih tautannya, lalu salin sendiri.", en: "The browser refused to copy. Select the link and copy it yourself." }
}
