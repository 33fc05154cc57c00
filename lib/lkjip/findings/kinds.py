"""Which kinds of findings are there? The one table of codes.

A code never changes its meaning and is never used again: readers and scripts rely
on it. The groups: D data, A rules and catalogue (aturan), N narrative, H pages
(halaman) and their notebooks, M the machine and the folders, P the command line
(perintah). The guide's page "Arti pesan" is made from this table.
"""

from __future__ import annotations

from . import WARNING, Kind

# Data: files and cells

MISSING_FILE = Kind(
    "D101",
    "tidak ada berkas",
    "berkas ini ada",
    "kembalikan berkas itu",
    "Berkas yang dijelaskan di datapackage.yaml, atau yang selalu diperlukan, tidak ada di folder data.",
)
NOT_UTF8 = Kind(
    "D102",
    "huruf yang bukan UTF-8",
    "UTF-8",
    "simpan ulang sebagai {format}",
    "Berkas disimpan dengan pengodean lain, sehingga huruf tertentu tidak dapat dibaca. Di Excel pilih “CSV UTF-8”.",
)
WRONG_DELIMITER = Kind(
    "D103",
    "`{head}`",
    "{columns} kolom dipisahkan `{delimiter}`",
    "simpan sebagai CSV dengan pemisah titik koma",
    "Kepala tabel terbaca sebagai satu kolom, karena pemisah kolomnya lain.",
)
UNKNOWN_COLUMN = Kind(
    "D104",
    "kolom `{name}`",
    "kolom yang dijelaskan di datapackage.yaml",
    "{near}",
    "Kepala tabel memuat kolom yang tidak dijelaskan: salah ketik, atau kolom baru yang belum dijelaskan.",
)
MISSING_COLUMN = Kind(
    "D105",
    "tidak ada kolom `{name}`",
    "kolom {columns}",
    "tambahkan kolom itu",
    "Kolom yang dijelaskan di datapackage.yaml tidak ada dalam berkasnya.",
)
REPEATED_COLUMN = Kind(
    "D106",
    "kolom bernama sama",
    "setiap kolom satu kali",
    "hapus atau ganti nama salah satunya",
    "Dua kolom berkepala sama, sehingga tidak jelas kolom mana yang dimaksud.",
)
WRONG_CELL_COUNT = Kind(
    "D107",
    "{cells} sel",
    "{columns} sel dipisahkan `{delimiter}`",
    "periksa pemisah atau tanda kutip pada baris itu",
    "Banyaknya sel pada baris itu tidak sama dengan banyaknya kolom.",
)
OPEN_QUOTE = Kind(
    "D108",
    "tanda kutip yang tidak ditutup",
    "tanda kutip berpasangan",
    "periksa tanda kutip pada baris itu",
    "Tanda kutip pembuka tidak mempunyai penutup, sehingga baris sesudahnya tidak dapat dibaca.",
)
EMPTY_CELL = Kind(
    "D109",
    "sel kosong",
    "{expected}",
    "isi sel itu",
    "Sel pada kolom wajib belum diisi. Nilai yang memang tidak ada dinyatakan di berkas persiapan, bukan dengan nol.",
)
WRONG_TYPE = Kind(
    "D110",
    "`{text}`",
    "{expected}",
    "{cure}",
    "Isi sel bukan bilangan atau tanggal seperti yang dijelaskan: pemisah ribuan, huruf, atau bentuk tanggal lain.",
)
STRAY_SPACE = Kind(
    "D111",
    "`{text}`",
    "teks tanpa spasi di tepi atau spasi ganda",
    "hapus spasi yang berlebih",
    "Spasi di tepi atau spasi ganda membuat dua nama yang sama tampak berbeda.",
)
TOO_SMALL = Kind(
    "D112",
    "`{text}`",
    "paling kecil {bound}",
    "periksa sel itu",
    "Nilai lebih kecil daripada batas bawah kolomnya.",
)
TOO_LARGE = Kind(
    "D113",
    "`{text}`",
    "paling besar {bound}",
    "periksa sel itu",
    "Nilai lebih besar daripada batas atas kolomnya.",
)
NOT_A_CHOICE = Kind(
    "D114",
    "`{text}`",
    "salah satu dari {choices}",
    "{near}",
    "Kolom itu hanya menerima beberapa kata; yang tertulis tidak termasuk di antaranya.",
)
WRONG_PATTERN = Kind(
    "D115",
    "`{text}`",
    "{title} berpola {pattern}",
    "periksa apakah lembar kerja mengubah isi sel itu",
    "Kode tidak berbentuk seperti yang dijelaskan; lembar kerja sering mengubah kode menjadi bilangan atau tanggal.",
)
DUPLICATE_KEY = Kind(
    "D116",
    "kunci ganda ({key})",
    "setiap kunci satu kali; sudah ada di baris {first}",
    "hapus atau perbaiki salah satunya",
    "Dua baris menyatakan fakta yang sama.",
)
EDITION_TOO_EARLY = Kind(
    "D117",
    "`{edition}`",
    "paling awal {year}, tahun fakta itu sendiri",
    "tulis tahun laporan yang pertama kali memuat nilai itu",
    "Edisi adalah tahun laporan yang pertama kali mencetak nilai, jadi tidak dapat lebih awal daripada faktanya.",
)
UNKNOWN_REFERENCE = Kind(
    "D118",
    "`{text}`",
    "tercatat di {target}{when}",
    "{near}",
    "Sel menunjuk baris pada berkas lain yang tidak ada di sana.",
)
UNKNOWN_CATALOGUE_ID = Kind(
    "D119",
    "`{id}`",
    "id {kind} yang ada di indikator.yaml{when}",
    "{near}",
    "Id indikator atau sasaran tidak ada di indikator.yaml, atau tidak berlaku pada tahun baris itu.",
)
WRONG_VALUE = Kind(
    "D120",
    "`{text}`",
    "{expected}",
    "perbaiki sel itu",
    "Target atau realisasi bukan bilangan, atau bukan predikat yang dikenal skalanya.",
)
MISSING_SOURCE = Kind(
    "D121",
    "tidak ada sumber data `{source}`",
    "sumber ini ada",
    "{near}",
    "Setiap laporan memerlukan sumber data itu, dan datapackage.yaml tidak menjelaskannya.",
)
MISSING_SOURCE_COLUMN = Kind(
    "D122",
    "tidak ada kolom `{name}`",
    "kolom {columns}",
    "{near}",
    "Sumber data yang dipakai laporan tidak mempunyai kolom yang diperlukan.",
)
ROW_LIMIT = Kind(
    "D123",
    "{value}",
    "paling banyak {bound} (kolom {other})",
    "periksa kedua sel itu",
    "Bagian lebih besar daripada keseluruhannya pada baris yang sama.",
)
UNEQUAL_SUMS = Kind(
    "D124",
    "{left} dan {right}",
    "jumlah yang sama ({rule})",
    "periksa baris tahun itu di kedua berkas",
    "Dua berkas yang harus berjumlah sama berbeda pada tahun itu.",
)
MISSING_PARENT = Kind(
    "D125",
    "`{code}`",
    "induknya `{parent}` juga tercatat",
    "tambahkan baris induknya, atau perbaiki kodenya",
    "Kegiatan atau subkegiatan tercatat tanpa program atau kegiatan yang memuatnya.",
)
NO_BUDGET = Kind(
    "D126",
    "subkegiatan `{code}` tanpa anggaran",
    "satu baris di {target}",
    "tambahkan baris itu",
    "Subkegiatan tercatat, tetapi anggarannya tidak.",
)
COMPUTABLE_REALISASI = Kind(
    "D127",
    "realisasi {id} tahun {year}",
    "tidak ditulis, karena dapat dihitung dari data dasarnya",
    "hapus baris itu",
    "Realisasi ditulis padahal dapat dihitung; satu nilai tidak boleh berasal dari dua tempat.",
)
UNREADABLE = Kind(
    "D128",
    "berkas yang tidak boleh dibaca",
    "dapat dibaca",
    "tutup program yang sedang membukanya, atau periksa hak akses berkas itu",
    "Sistem menolak membaca berkas itu: berkas itu dikunci program lain, atau hak akses kurang.",
)
OTHER_CASE = Kind(
    "D129",
    "nama `{name}`",
    "`{expected}`, dengan huruf besar dan kecil yang sama",
    "ganti namanya",
    "Windows dan macOS menganggap kedua nama itu sama, Linux tidak; di komputer lain berkas atau folder itu tidak ditemukan.",
)

UNDESCRIBED_FILE = Kind(
    "D130",
    "berkas yang tidak dijelaskan di datapackage.yaml",
    "hanya berkas data yang dipakai laporan",
    "jelaskan berkas itu, atau pindahkan ke luar folder data{near}",
    "Berkas CSV itu tidak dibaca, jadi isinya tidak masuk ke laporan; sering kali salinan yang dibuat peramban atau Excel.",
    WARNING,
)

ONLY_WORKBOOK = Kind(
    "D131",
    "tidak ada berkas, hanya {name}",
    "berkas CSV ini ada",
    "buka {name}, lalu simpan sebagai CSV UTF-8 dengan nama itu",
    "Data itu tersimpan sebagai buku kerja di sebelahnya, yang tidak dibaca.",
)

# Data: YAML files

YAML_SYNTAX = Kind(
    "D201",
    "tulisan YAML yang tidak dapat dibaca",
    "YAML yang sah",
    "periksa lekukan, titik dua, dan tanda kutip di sekitar baris itu",
    "Berkas YAML tidak dapat diuraikan; biasanya karena lekukan, titik dua, atau tanda kutip.",
)
MISSING_KEY = Kind(
    "D202",
    "tidak ada `{key}`",
    "`{key}` tertulis",
    "tambahkan",
    "Bagian yang wajib tidak tertulis.",
)
UNKNOWN_KEY = Kind(
    "D203",
    "`{key}`",
    "bagian yang dikenal",
    "{cure}",
    "Nama bagian tidak dikenal: salah ketik, atau isi yang memuat koma atau titik dua tanpa tanda kutip.",
)
WRONG_KIND = Kind(
    "D204",
    "{value}",
    "{kind}",
    "{cure}",
    "Nilai bukan teks, bilangan, tanggal, atau daftar seperti yang diharapkan.",
)
NOT_ALLOWED = Kind(
    "D205",
    "{value}",
    "salah satu dari {choices}",
    "{near}",
    "Nilai tidak termasuk pilihan yang dikenal.",
)
WRONG_SHAPE = Kind(
    "D206",
    "{value}",
    "{expected}",
    "perbaiki nilainya",
    "Nilai tidak berbentuk seperti yang diharapkan: pola, banyaknya, atau panjangnya.",
)
YAML_REPEATED_KEY = Kind(
    "D207",
    "`{key}` dua kali",
    "setiap nama satu kali; sudah ada di baris {first}",
    "hapus salah satunya",
    "Satu nama bagian ditulis dua kali pada tempat yang sama. Tanpa pesan ini hanya yang terakhir berlaku, dan yang lain hilang.",
)
YAML_NUMBER = Kind(
    "D208",
    "`{text}`",
    "bilangan dengan angka biasa, titik sebagai koma desimal",
    "tulis misalnya 100 atau 0.5, atau beri tanda kutip bila itu teks",
    "YAML membaca tulisan seperti `0217`, `1:30`, `0x1F`, `1_000`, atau `.inf` sebagai bilangan lain daripada yang tampak.",
)
YAML_KEY = Kind(
    "D209",
    "`{key}` sebagai nama bagian",
    "nama bagian berupa teks",
    "beri tanda kutip, atau hapus",
    "Nama bagian kosong, atau dibaca YAML sebagai bilangan, tanggal, ya/tidak, atau daftar.",
)
YAML_TAG = Kind(
    "D210",
    "tanda `{tag}`",
    "nilai tanpa tanda `!`",
    "hapus tanda itu, atau beri tanda kutip pada teks yang diawali `!`",
    "Tanda `!` di muka nilai meminta YAML membuat sesuatu yang lain; berkas laporan tidak memerlukannya.",
)
YAML_VALUE = Kind(
    "D211",
    "`{text}`",
    "tanggal atau bilangan yang ada",
    "perbaiki nilainya, atau beri tanda kutip bila itu teks",
    "Nilai berbentuk tanggal, tetapi tanggal itu tidak ada di kalender.",
)
YAML_TOO_MUCH = Kind(
    "D212",
    "isi yang terlalu banyak",
    "paling banyak 4 juta huruf dan 200 ribu nilai, termasuk yang diulang dengan `*`",
    "pindahkan isi yang banyak ke berkas CSV, atau hapus pengulangannya",
    "Berkas YAML terlalu besar, atau pengulangan di dalam pengulangan membuatnya jauh lebih besar daripada yang tampak.",
)
YAML_TOO_DEEP = Kind(
    "D213",
    "isi yang bersusun lebih dari {deepest} tingkat",
    "paling banyak {deepest} tingkat",
    "periksa lekukan dan tanda kurung di sekitar baris itu",
    "Isi bersusun terlalu dalam; biasanya karena tanda kurung yang tidak ditutup, atau pengulangan yang memuat dirinya sendiri.",
)
DECLARED_TWICE = Kind(
    "D214",
    "`{name}` dua kali",
    "setiap nama satu kali",
    "hapus atau ganti nama salah satunya",
    "Dua sumber data, dua kolom, atau dua berkas dijelaskan dengan nama yang sama, sehingga tidak jelas yang mana yang berlaku.",
)
DECLARED_UNKNOWN_COLUMN = Kind(
    "D215",
    "kolom `{name}`",
    "kolom {source}",
    "{near}",
    "Kunci, rujukan, saringan, atau kolom turunan menyebut kolom yang tidak dijelaskan.",
)
DECLARED_UNKNOWN_SOURCE = Kind(
    "D216",
    "data `{source}`",
    "sumber data yang dijelaskan di berkas itu",
    "{near}",
    "Rujukan menunjuk sumber data yang tidak dijelaskan.",
)
UNFIT_LIMIT = Kind(
    "D217",
    "{what} pada kolom {kind}",
    "{what} hanya pada kolom {kinds}",
    "perbaiki jenis kolomnya, atau hapus",
    "Batas, pilihan, pola, satuan, atau kamus tidak cocok dengan jenis kolomnya, sehingga tidak dapat berlaku.",
)
REVERSED_LIMITS = Kind(
    "D218",
    "batas bawah {low} dan batas atas {high}",
    "batas bawah tidak lebih besar daripada batas atas",
    "periksa keduanya",
    "Tidak ada bilangan yang memenuhi kedua batas itu.",
)
UNUSABLE_PATTERN = Kind(
    "D219",
    "pola `{pattern}`",
    "pola yang dapat dipakai",
    "periksa tanda kurung dan tanda ulang; pola tidak dapat melihat ke depan atau memanggil kembali kelompoknya",
    "Pola diperiksa dengan RE2, yang waktunya tidak pernah melebihi panjang teksnya; pola yang salah tulis, atau yang tidak dapat dijamin demikian, ditolak.",
)
YEAR_COLUMN = Kind(
    "D220",
    "kolom {name} yang {found}",
    "kolom {name} berupa bilangan bulat dan wajib terisi",
    "tulis `type: integer`, dan `required: true` di bawah constraints",
    "Kolom tahun, mulai, dan edisi menentukan laporan tahun mana yang memakai suatu baris.",
)
UNEQUAL_REFERENCE = Kind(
    "D221",
    "{count} kolom",
    "{expected} kolom, sebanyak kolom yang menunjuknya",
    "lengkapi atau hapus",
    "Rujukan antarberkas memasangkan kolom satu per satu.",
)
NOT_NUMERIC = Kind(
    "D222",
    "kolom `{name}` berupa {kind}",
    "kolom bilangan",
    "pilih kolom lain",
    "Yang dijumlahkan, dikurangkan, atau dibandingkan harus berupa bilangan.",
)
ONE_OF = Kind(
    "D223",
    "{found}",
    "{choices}",
    "tulis salah satu",
    "Bagian yang saling meniadakan ditulis bersama, atau tidak satu pun ditulis.",
)
WITHOUT_YEAR = Kind(
    "D224",
    "data {source}",
    "data yang mempunyai kolom tahun",
    "pilih data lain, atau hapus aturan itu",
    "Aturan penjumlahan membandingkan dua berkas pada tahun yang sama.",
)
OWN_COLUMN = Kind(
    "D225",
    "kolom {name} berupa {kind}",
    "{expected}",
    "perbaiki `type` kolom itu",
    "Kolom yang dibaca sendiri oleh pustaka harus berjenis seperti yang diperlukannya.",
)
PATH_AWAY = Kind(
    "D226",
    "`{path}`",
    "berkas .csv di dalam folder data",
    "pindahkan berkasnya ke folder data, lalu tulis namanya saja",
    "Sumber data menunjuk berkas di luar folder data, langsung atau lewat tautan; isinya dapat terbawa ke laporan.",
)
NO_ORDINARY_FILE = Kind(
    "D227",
    "`{path}` yang bukan berkas biasa",
    "berkas .csv",
    "ganti dengan berkas biasa",
    "Nama itu milik perangkat atau saluran, yang tidak mempunyai akhir untuk dibaca.",
)
PLAN_COLUMNS = Kind(
    "D228",
    "data {source} tanpa kolom tahun atau dokumen",
    "`semua_tahun` hanya pada data yang mempunyai kolom tahun dan dokumen",
    "hapus `semua_tahun`",
    "Rencana tahun mendatang ditampilkan menurut dokumen dan tahunnya.",
)
PAGE_TWICE = Kind(
    "D229",
    "halaman `{page}` dua kali",
    "setiap halaman satu kali; sudah ada di baris {first}",
    "hapus salah satunya",
    "Satu halaman hanya dapat berada di satu tempat dalam buku.",
)
PAGE_OUTSIDE = Kind(
    "D230",
    "notebook yang tidak disebut daftar isi",
    "`- file: {page}` di _toc.yml",
    "tulis barisnya bila halaman ini bagian dari buku, atau pindahkan notebook itu ke folder lain",
    "Notebook di folder notebooks/ yang tidak disebut _toc.yml tidak dijalankan, tidak diperiksa, dan tidak masuk buku.",
    WARNING,
)
UNKNOWN_EXTENSION = Kind(
    "D231",
    "ekstensi `{name}`",
    "ekstensi yang dipakai buku laporan",
    "{near}",
    "Ekstensi Sphinx adalah program yang ikut dijalankan; hanya yang sudah diperiksa bersama pustaka ini yang diterima.",
)
SETTING_FILE = Kind(
    "D232",
    "`{name}` yang tidak ada di dalam proyek",
    "berkas atau folder di dalam proyek",
    "perbaiki namanya, atau kembalikan berkas itu",
    "Pengaturan buku menunjuk berkas atau folder yang tidak ada, atau yang berada di luar proyek.",
)
PERSONS_PUBLIC = Kind(
    "D233",
    "kolom “{title}” yang tampaknya memuat orang dan tidak disamarkan",
    "`pribadi: true`, atau `pribadi: false` dengan `alasan_publik`",
    "tulis salah satunya pada kolom itu",
    "Nama atau alamat orang tampil di situs publik bila kolomnya tidak disamarkan. Bila memang boleh tampil, alasannya dinyatakan.",
    WARNING,
)
PERSON_RECOGNISED = Kind(
    "D234",
    "kolom “{title}” di samping nama yang disamarkan",
    "`mengenali: true`, atau `mengenali: false` dengan `alasan_publik`",
    "tulis salah satunya pada kolom itu",
    "Usaha atau alamat dapat memberitahukan siapa orang yang namanya disamarkan. Dengan `mengenali: true` kolom itu tidak ditampilkan di situs publik; dari alamat tinggal desa atau kecamatannya.",
    WARNING,
)

# Data: a year in preparation

UNAVAILABLE_UNKNOWN_SOURCE = Kind(
    "D301",
    "data `{source}`",
    "sumber data",
    "{near}",
    "Pernyataan tidak tersedia menyebut data yang tidak ada.",
)
UNAVAILABLE_UNKNOWN_COLUMN = Kind(
    "D302",
    "kolom `{name}`",
    "kolom isian {source}",
    "{near}",
    "Pernyataan tidak tersedia menyebut kolom yang tidak ada, atau yang bukan isian.",
)
UNAVAILABLE_BUT_FILLED = Kind(
    "D303",
    "pernyataan tidak tersedia, padahal {columns} tahun {year} sudah terisi",
    "salah satu saja",
    "hapus pernyataan itu, atau kosongkan selnya",
    "Data dinyatakan tidak tersedia, tetapi ada isinya.",
)
WORK_OPEN = Kind(
    "D304",
    "{count} isian yang belum selesai",
    "semua selesai",
    "lihat daftarnya dengan: lkjip check --tahun {year}",
    "Tahun itu masih disiapkan; laporan akhirnya baru dapat dibuat bila semua isian selesai.",
)
NO_DATED_ROWS = Kind(
    "D305",
    "tidak ada baris bertahun",
    "fakta sedikitnya satu tahun",
    "isi tahun pertama lebih dahulu",
    "Belum ada satu pun fakta yang bertahun.",
)
NO_FACTS = Kind(
    "D306",
    "{year}",
    "tahun yang mempunyai data ({first} sampai {last})",
    "perbaiki tahunnya, atau siapkan tahun berikutnya dengan: lkjip new-year {next}",
    "Tidak ada fakta tahun itu, dan tahun itu tidak sedang disiapkan.",
)
NO_FACTS_OF_SOME = Kind(
    "D307",
    "{years} ({count} tahun) tanpa data",
    "tahun yang mempunyai data ({known})",
    "perbaiki rentangnya",
    "Rentang tahun memuat tahun yang tidak mempunyai satu fakta pun, sehingga tidak ada yang dibuat.",
)

# Data: figures of a printed report

PRINTED_HEAD = Kind(
    "D401",
    "`{head}`",
    "kolom {columns}",
    "perbaiki kepala tabelnya",
    "Berkas angka tercetak mempunyai kepala tabel lain.",
)
PRINTED_YEAR = Kind(
    "D402",
    "`{text}`",
    "tahun empat angka",
    "perbaiki sel itu",
    "Tahun angka tercetak tidak dapat dibaca.",
)
PRINTED_UNKNOWN = Kind(
    "D403",
    "`{object}`, `{quantity}`",
    "objek dan besaran yang dikenal",
    "{near}",
    "Angka tercetak menyebut objek atau besaran yang tidak dikenal.",
)
PRINTED_DIFFERS = Kind(
    "D404",
    "tercetak `{printed}`",
    "`{computed}` menurut data",
    "periksa datanya, atau catat di {list} beserta alasannya",
    "Laporan yang sudah dicetak memuat angka lain daripada yang dihitung dari data.",
)
CORRECTION_DIFFERS = Kind(
    "D405",
    "dipakai `{used}`",
    "`{computed}` menurut data",
    "perbaiki catatan itu",
    "Catatan koreksi menyebut nilai lain daripada yang dihitung dari data.",
)
CORRECTION_OBSOLETE = Kind(
    "D406",
    "koreksi yang tidak lagi diperlukan",
    "hanya koreksi yang berlaku",
    "hapus",
    "Angka tercetak sudah sama dengan data, atau tidak ada lagi, sehingga koreksinya tidak diperlukan.",
)

# Data: their format

FORMAT_NO_NUMBER = Kind(
    "D501",
    "{value}",
    "bilangan bulat, paling besar {current}",
    "kembalikan nilainya; nilai ini hanya diubah oleh lkjip upgrade",
    "Versi format data di datapackage.yaml bukan bilangan bulat, sehingga tidak jelas cara membaca datanya.",
)
FORMAT_NEWER = Kind(
    "D502",
    "versi {number}",
    "paling baru versi {current}, yang dikenal pustaka ini",
    "perbarui pustaka lkjip",
    "Data ditulis untuk pustaka yang lebih baru. Pustaka ini tidak membacanya, supaya tidak ada yang salah dibaca.",
)
FORMAT_OLDER = Kind(
    "D503",
    "versi {number}",
    "paling lama versi {oldest}, yang masih dibaca pustaka ini",
    "jalankan: lkjip upgrade",
    "Data ditulis untuk pustaka yang lebih lama. lkjip upgrade menyesuaikannya tanpa menghilangkan isinya.",
)

# Data: characters of cells, values and prose

UNPRINTABLE_CHARACTER = Kind(
    "D601",
    "huruf {name}",
    "huruf yang dapat dicetak",
    "ganti atau hapus huruf itu",
    "Huruf itu tidak ada dalam jenis huruf laporan tercetak: emoji, aksara lain, atau bulatan dari Word dan font Symbol.",
)
UNSEEN_CHARACTER = Kind(
    "D602",
    "tanda yang tidak terlihat: {name}",
    "teks tanpa tanda tersembunyi",
    "hapus tanda itu, atau ketik ulang isinya",
    "Tanda tanpa lebar terbawa dari laman atau PDF. Dua nama yang tampak sama menjadi berbeda karenanya.",
)
DIRECTION_MARK = Kind(
    "D603",
    "tanda arah tulisan: {name}",
    "teks tanpa tanda tersembunyi",
    "hapus tanda itu, atau ketik ulang isinya",
    "Tanda arah membalik urutan huruf di layar dan di kertas, sehingga yang terbaca bukan yang tertulis.",
)
CONTROL_CHARACTER = Kind(
    "D604",
    "tanda kendali: {name}",
    "huruf, angka, dan tanda baca",
    "hapus tanda itu, atau ketik ulang isinya",
    "Tanda kendali tidak dapat dicetak dan memutus berkas di tempat yang keliru, misalnya tab atau ganti halaman.",
)
LOST_CHARACTER = Kind(
    "D605",
    "huruf yang hilang: {name}",
    "huruf aslinya",
    "ketik ulang hurufnya menurut dokumen sumber",
    "Program lain tidak mengenal huruf aslinya dan menulis tanda pengganti.",
)
GARBLED_TEXT = Kind(
    "D606",
    "`{text}`",
    "huruf aslinya",
    "{cure}",
    "Teks UTF-8 pernah dibuka sebagai pengodean lain lalu disimpan, sehingga satu huruf menjadi beberapa.",
)
FAILED_FORMULA = Kind(
    "D607",
    "`{text}`",
    "nilai, bukan pesan kesalahan lembar kerja",
    "isi nilainya menurut dokumen sumber",
    "Rumus di lembar kerja gagal, atau kolomnya terlalu sempit, dan pesannya ikut tersalin.",
)
LINE_BREAK = Kind(
    "D608",
    "ganti baris di dalam sel",
    "satu baris teks",
    "satukan isinya, dipisahkan dengan titik koma atau spasi",
    "Sel memuat lebih dari satu baris (di Excel: Alt+Enter), sedangkan tabel laporan mencetak satu baris teks.",
)
LONG_TEXT = Kind(
    "D609",
    "teks {count} huruf",
    "paling banyak {most} huruf",
    "pendekkan isinya",
    "Isi lebih panjang daripada yang dapat dimuat satu sel Excel; biasanya karena tanda kutip yang keliru.",
)
LONG_WORD = Kind(
    "D610",
    "kata sepanjang {count} huruf tanpa spasi: `{text}…`",
    "paling banyak {most} huruf",
    "periksa apakah spasinya hilang",
    "Kata sepanjang itu tidak muat pada halaman mana pun.",
)
MIXED_LETTERS = Kind(
    "D611",
    "huruf Kiril di tengah kata Latin: {name}",
    "satu aksara dalam satu kata",
    "ketik ulang kata itu",
    "Huruf Kiril yang serupa huruf Latin membuat dua kata yang tampak sama menjadi berbeda.",
)
LOOSE_MARK = Kind(
    "D612",
    "tanda tanpa hurufnya: {name}",
    "tanda itu sesudah huruf dari aksaranya",
    "hapus tanda itu, atau ketik ulang katanya",
    "Tanda seperti aksen melekat pada huruf di depannya; tanpa huruf yang cocok tanda itu tidak dapat dicetak.",
)
AGENCY_NAME = Kind(
    "D613",
    "nama {cause}",
    "nama resmi instansi dalam satu baris, paling banyak {most} huruf",
    'tulis misalnya: --nama "Dinas Kesehatan Kabupaten …"',
    "Nama instansi tercetak di sampul dan di setiap halaman.",
)
# Data: what looks odd. Each is a question: answered by correcting, or by a reason in the preparation of its year

LARGE_CHANGE = Kind(
    "D701",
    "{value}",
    "antara {low} dan {high}, menurut {basis}",
    "{cure}",
    "Nilai jauh dari nilai tahun-tahun sebelumnya; sering karena angka nol, koma, atau angka di depannya keliru.",
    WARNING,
)
ZERO = Kind(
    "D702",
    "0",
    "{expected}",
    "{cure}",
    "Nol tertulis di tempat yang biasanya berisi. Yang tidak diketahui dikosongkan, bukan dinolkan.",
    WARNING,
)
OTHER_SIGN = Kind(
    "D703",
    "{value}",
    "{sign}, seperti {basis}",
    "{cure}",
    "Tanda bilangan berlawanan dengan semua nilai lainnya.",
    WARNING,
)
NO_LONGER_FILLED = Kind(
    "D704",
    "sel kosong",
    "nilai, karena tahun {year} tercatat {before}",
    "{cure}",
    "Sel yang tahun sebelumnya berisi sekarang kosong.",
    WARNING,
)
SAME_AS_LAST_YEAR = Kind(
    "D705",
    "{what} yang sama dengan tahun {year}",
    "angka tahun {now}",
    "{cure}",
    "Angka tahun lalu mungkin tersalin ke tahun ini.",
    WARNING,
)
SAME_IN_ALL_ROWS = Kind(
    "D706",
    "{value} pada semua {count} baris",
    "{expected}",
    "{cure}",
    "Satu angka mungkin tersalin ke semua baris.",
    WARNING,
)
PEAK = Kind(
    "D707",
    "{value}",
    "kurang dari {factor} kali nilai terbesar lainnya pada kolom itu, {other}",
    "{cure}",
    "Satu nilai berlipat kali nilai lain pada kolomnya dan belum mempunyai nilai tahun sebelumnya.",
    WARNING,
)
TROUGH = Kind(
    "D708",
    "{value}",
    "lebih dari sepersepuluh nilai terkecil lainnya pada kolom itu, {other}",
    "{cure}",
    "Satu nilai jauh lebih kecil daripada nilai lain pada kolomnya dan belum mempunyai nilai tahun sebelumnya.",
    WARNING,
)
ROW_GONE = Kind(
    "D711",
    "tidak ada baris {what}",
    "baris itu ada, seperti tahun {year}",
    "{cure}",
    "Baris atau seluruh data yang ada pada tahun sebelumnya tidak ada lagi.",
    WARNING,
)
ALMOST_LAST_YEARS = Kind(
    "D712",
    "`{text}`",
    "`{near}`, seperti tahun {year}",
    "{cure}",
    "Kategori baru hampir sama dengan kategori tahun sebelumnya; mungkin hanya ejaannya yang lain.",
    WARNING,
)
GAP_IN_GRID = Kind(
    "D713",
    "tidak ada baris {what}",
    "setiap {one} tercatat untuk setiap {other}",
    "{cure}",
    "Gabungan dua kategori tidak lengkap, padahal hampir semuanya tercatat.",
    WARNING,
)
FILTER_WITHOUT_ROWS = Kind(
    "D714",
    "tidak ada baris dengan {filter}",
    "sedikitnya satu, karena rumus {indicator} menjumlahkannya{near}",
    "{cure}",
    "Rumus sebuah indikator menyaring kategori yang tidak tercatat tahun itu, sehingga jumlahnya kurang.",
    WARNING,
)
EQUAL_ROWS = Kind(
    "D715",
    "baris yang sama dengan baris {first}, nomornya saja yang lain",
    "setiap baris satu kali",
    "{cure}",
    "Baris yang sama mungkin tersalin dua kali.",
    WARNING,
)
NUMBERING = Kind(
    "D716",
    "nomor {numbers}",
    "1 sampai {count} berurutan",
    "{cure}",
    "Nomor urut berlubang, berulang, atau tidak mulai dari satu; mungkin ada baris yang terhapus.",
    WARNING,
)
ALMOST_SAME = Kind(
    "D717",
    "`{text}`",
    "`{near}`, seperti pada baris {first}",
    "{cure}",
    "Dua tulisan pada kolom yang sama hanya berbeda huruf besar atau tanda bacanya, sehingga dihitung sebagai dua kategori.",
    WARNING,
)
MISSING_BESIDE = Kind(
    "D718",
    "tidak ada {what}",
    "{expected}",
    "{cure}",
    "Tabel lain atau katalog menyebut sesuatu yang tidak ada di sini; mungkin barisnya terhapus, atau namanya berbeda.",
    WARNING,
)
OTHERWISE = Kind(
    "D719",
    "{what}",
    "{expected}",
    "{cure}",
    "Satu hal dinyatakan berbeda di dua tempat, atau berlawanan dengan angkanya; salah satunya mungkin tertukar.",
    WARNING,
)
MORE_DECIMALS = Kind(
    "D720",
    "{value}",
    "{places}, seperti {basis}",
    "{cure}",
    "Bilangan dengan lebih banyak angka di belakang koma daripada yang dicetak: koma mungkin dimaksud sebagai pemisah ribuan, atau "
    "bilangan itu akan dibulatkan.",
    WARNING,
)
DATE_OUTSIDE_YEAR = Kind(
    "D721",
    "{date}",
    "tanggal dalam tahun {year}",
    "{cure}",
    "Tanggal tidak terletak dalam tahun barisnya.",
    WARNING,
)
STRAY_YEAR = Kind(
    "D722",
    "tahun {year} pada {count} baris",
    "{expected}",
    "{cure}",
    "Baris dengan tahun yang keliru tidak tampil dalam laporan mana pun, tanpa pesan lain.",
    WARNING,
)
FUTURE_EDITION = Kind(
    "D723",
    "edisi {edition}",
    "paling akhir {last}, tahun laporan terakhir",
    "{cure}",
    "Nilai dengan edisi yang belum terbit tidak tampil dalam laporan mana pun.",
    WARNING,
)
SUM_ROW = Kind(
    "D724",
    "baris `{text}`",
    "hanya baris yang dijumlahkan; jumlahnya dihitung",
    "{cure}",
    "Baris jumlah di antara baris yang dijumlahkan membuat semuanya terhitung dua kali.",
    WARNING,
)
ALIKE_ROWS = Kind(
    "D725",
    "baris yang hampir sama dengan baris {first}, hanya tulisan pada kolom {name} yang lain",
    "setiap baris satu kali",
    "{cure}",
    "Satu hal mungkin tercatat dua kali dengan nama yang ditulis sedikit berbeda.",
    WARNING,
)
TARGET_OUTSIDE_SERIES = Kind(
    "D731",
    "{value}",
    "antara {low} dan {high}, menurut {basis}",
    "{cure}",
    "Target jauh dari target lain indikator itu; sering karena koma yang hilang atau tergeser.",
    WARNING,
)
UNLIKELY_TARGET = Kind(
    "D732",
    "{value}",
    "{expected}",
    "{cure}",
    "Target nol atau negatif, padahal target lain indikator itu positif.",
    WARNING,
)
MORE_THAN_WHOLE = Kind(
    "D733",
    "{value}",
    "paling banyak {whole}",
    "{cure}",
    "Bagian lebih besar daripada keseluruhannya, atau persentase sebuah bagian lebih dari seratus.",
    WARNING,
)
FAR_FROM_PLAN = Kind(
    "D734",
    "{value}",
    "antara {low} dan {high}, menurut {basis}",
    "{cure}",
    "Realisasi jauh dari rencananya; salah satu dari keduanya mungkin keliru.",
    WARNING,
)
IDLE_ANSWER = Kind(
    "D736",
    "jawaban atas hal yang tidak ditanyakan",
    "hanya jawaban atas yang masih ditanyakan",
    "hapus butir itu, atau sesuaikan `hal` dengan yang ditanyakan sekarang",
    "Yang dijelaskan sudah berubah atau diperbaiki, sehingga penjelasannya tidak berlaku lagi.",
    WARNING,
)
EMPTY_REASON = Kind(
    "D737",
    "alasan `{reason}`",
    "alasan sedikitnya dua kata",
    "tulis mengapa nilai itu benar",
    "Jawaban belum menyebut alasan, sehingga belum menjawab.",
    WARNING,
)
UNKNOWN_WHOLE = Kind(
    "D739",
    "kolom `{name}`",
    "kolom bilangan {source}",
    "{near}",
    "`wajar` pada penjelasan kolom menyebut kolom yang tidak ada, yang bukan bilangan, atau kolom yang tidak dapat dibandingkan.",
)
# Data: what only looks new, and what the sample agency lent

SAMPLE_TEXT = Kind(
    "D801",
    "teks contoh, misalnya `{mark}`",
    "teks instansi sendiri",
    "cari tulisan itu dalam berkasnya, lalu ganti setiap teks yang memuatnya",
    "Teks dari instansi contoh belum diganti. Selama masih ada, setiap halaman buku menyebut bahwa isinya contoh.",
    WARNING,
)
SAME_NARRATIVE = Kind(
    "D802",
    "uraian yang sama dengan tahun {before}, selain angka dan spasinya",
    "uraian tahun ini",
    "{cure}",
    "Uraian disalin dari tahun lalu. Sebab, masalah, dan langkah jarang sama dua tahun berturut-turut.",
    WARNING,
)
EARLIER_SOURCE = Kind(
    "D803",
    "`{document}`",
    "dokumen yang memuat angka tahun {year}, misalnya dengan `dokumen_tahunan`",
    "{cure}",
    "Dokumen sumber berasal dari tahun lain, sebelumnya atau yang belum tiba, sedangkan datanya memuat angka tahun laporan.",
    WARNING,
)
SAME_DECREE = Kind(
    "D804",
    "{words}, sama dengan keputusan tahun {other}",
    "keputusan tahun ini",
    "{cure}",
    "Keputusan atau waktu terbit disalin dari tahun lain; nomor dan tanggal sebuah keputusan tidak berulang.",
    WARNING,
)
EARLIER_DECREE = Kind(
    "D805",
    "{date}",
    "tanggal pada atau setelah tahun {year}",
    "{cure}",
    "Tanggal keputusan tim penyusun mendahului tahun laporannya.",
    WARNING,
)
SAME_OFFICIAL = Kind(
    "D806",
    "{name}, pejabat yang sama dengan tahun {before}",
    "pejabat yang menandatangani laporan tahun ini",
    "{cure}",
    "Pejabat disalin dari tahun lalu dan hanya ditandai sudah diperiksa.",
    WARNING,
)
ISSUED_TOO_EARLY = Kind(
    "D807",
    "`{text}`",
    "waktu terbit setelah tahun {year} berakhir",
    "tulis bulan dan tahun terbit laporan ini",
    "Laporan kinerja menceritakan tahun yang sudah berakhir, jadi tidak terbit sebelumnya.",
)
LATER_DECREE = Kind(
    "D808",
    "{date}",
    "waktu dalam tahun {year} atau {next}",
    "{cure}",
    "Keputusan tim penyusun, atau waktu terbit laporan, bertanggal jauh sesudah tahun laporannya.",
    WARNING,
)

# Rules: indicators, goals, dates, sums

REPEATED_ID = Kind(
    "A101",
    "id `{id}` dua kali",
    "setiap id satu kali",
    "pakai `perubahan`",
    "Satu id dipakai dua butir. Butir yang berubah ditulis sebagai `perubahan` di bawah butirnya.",
)
UNKNOWN_GOAL = Kind(
    "A102",
    "tujuan `{id}`",
    "id tujuan{when}",
    "{near}",
    "Sasaran menunjuk tujuan yang tidak ada, atau tidak berlaku pada tahun itu.",
)
UNKNOWN_MISSION = Kind(
    "A103",
    "misi {number}",
    "paling besar {count}, banyaknya misi di instansi.yaml",
    "perbaiki nomornya",
    "Tujuan menunjuk nomor misi yang tidak ada.",
)
UNKNOWN_PARENT = Kind(
    "A104",
    "induk `{id}`",
    "id tujuan atau sasaran{when}",
    "{near}",
    "Indikator menunjuk tujuan atau sasaran yang tidak ada, atau tidak berlaku pada tahun itu.",
)
MISSING_FORMULA_PART = Kind(
    "A105",
    "rumus {formula} tanpa `{name}`",
    "bagian itu tertulis",
    "tambahkan",
    "Rumus realisasi tidak lengkap.",
)
UNKNOWN_FORMULA_PART = Kind(
    "A106",
    "`{name}`",
    "bagian rumus {formula}",
    "{near}",
    "Rumus realisasi memuat bagian yang tidak dikenal jenis rumus itu.",
)
INPUT_UNKNOWN_SOURCE = Kind(
    "A107",
    "data `{source}`",
    "sumber data",
    "{near}",
    "Rumus indikator mengambil data yang tidak ada.",
)
INPUT_UNKNOWN_COLUMN = Kind(
    "A108",
    "kolom `{name}`",
    "kolom {source}",
    "{near}",
    "Rumus indikator mengambil kolom yang tidak ada.",
)
UNKNOWN_PROGRAM = Kind(
    "A109",
    "`{code}`",
    "kode program di {target}",
    "{near}",
    "Indikator menunjuk program yang tidak tercatat.",
)
ENDS_BEFORE_START = Kind(
    "A201",
    "sampai {end}",
    "tidak lebih awal daripada mulai {start}",
    "periksa keduanya",
    "Masa berlaku berakhir sebelum dimulai.",
)
REPEATED_CHANGE = Kind(
    "A202",
    "mulai {start} dua kali",
    "satu perubahan setiap tahun",
    "gabungkan",
    "Dua perubahan dimulai pada tahun yang sama.",
)
CHANGE_TOO_EARLY = Kind(
    "A203",
    "mulai {start}",
    "sesudah tahun mulainya, {first}",
    "periksa keduanya",
    "Perubahan dimulai sebelum butirnya sendiri ada.",
)
CHANGE_TOO_LATE = Kind(
    "A204",
    "mulai {start}",
    "paling akhir {last}, tahun sampainya",
    "periksa keduanya",
    "Perubahan dimulai sesudah butirnya tidak ada lagi.",
)
RULE_ENDS_BEFORE_START = Kind(
    "A205",
    "{key} {end}",
    "paling awal {start}",
    "periksa keduanya",
    "Ketentuan berakhir sebelum dimulai.",
)
RULES_OVERLAP = Kind(
    "A206",
    "dua ketentuan sejak tahun {start}",
    "`{key}` ketentuan sebelumnya {before}",
    "perbaiki salah satunya",
    "Dua ketentuan berlaku pada tahun yang sama.",
)
RULES_GAP = Kind(
    "A207",
    "tidak ada ketentuan untuk tahun {years}",
    "`{key}` ketentuan sebelumnya {before}",
    "perbaiki salah satunya",
    "Di antara dua ketentuan ada tahun tanpa ketentuan.",
)
UNKNOWN_DOCUMENT = Kind(
    "A208",
    "dokumen `{id}`",
    "id dokumen",
    "{near}",
    "Rencana menunjuk dokumen yang tidak terdaftar di perencanaan.yaml.",
)
SUM_UNKNOWN_SOURCE = Kind(
    "A301",
    "data `{source}`",
    "data yang dijelaskan di berkas itu",
    "{cure}",
    "Aturan penjumlahan atau batas menyebut data yang tidak dijelaskan.",
)
SUM_UNKNOWN_COLUMN = Kind(
    "A302",
    "kolom `{name}`",
    "kolom {source}",
    "{near}",
    "Aturan penjumlahan atau batas menyebut kolom yang tidak ada.",
)

# Rules: what is said twice, or of nothing

SAID_TWICE = Kind(
    "A401",
    "{what} lebih dari satu kali",
    "satu kali",
    "gabungkan, atau hapus salah satunya",
    "Satu hal dinyatakan dua kali, sehingga tidak jelas pernyataan mana yang berlaku.",
)
ONE_INPUT = Kind(
    "A402",
    "{count} masukan untuk rumus {formula}",
    "satu masukan",
    "jumlahkan lebih dahulu dalam datanya, atau pakai rumus lain",
    "Rumus ini hanya memakai masukan yang pertama; yang lain akan hilang tanpa kata.",
)
STEPS_NOT_FALLING = Kind(
    "A403",
    "jenjang `{name}` dengan batas {bound}",
    "kurang dari {above}, batas jenjang di atasnya",
    "urutkan dari batas tertinggi ke terendah",
    "Jenjang skala dibaca dari atas; jenjang yang batasnya tidak menurun tidak pernah tercapai.",
)
PREPARED_NO_YEAR = Kind(
    "A404",
    "berkas `{name}`",
    "berkas bernama tahun empat angka, misalnya 2025.yaml",
    "ganti namanya, atau hapus",
    "Berkas di folder persiapan/ yang tidak bernama tahun tidak dibaca untuk laporan mana pun.",
)
LETTERS_AND_FORMULA = Kind(
    "A405",
    "satuan `{unit}` dengan rumus {formula}",
    "{expected}",
    "perbaiki salah satunya",
    "Satuan `predikat` berarti nilainya huruf: rumusnya `predikat`, atau `dilaporkan` dengan `skala`. Rumus lain menghasilkan bilangan.",
)
WITHOUT_ROWS = Kind(
    "A406",
    "saringan {name}: `{value}` tanpa satu baris pun",
    "nilai yang ada di kolom {name}",
    "{near}",
    "Saringan tidak menemukan baris pada tahun mana pun, sehingga aturan atau rumusnya tidak pernah berlaku.",
    WARNING,
)
UNKNOWN_ABOVE = Kind(
    "A407",
    "induk `{name}`",
    "nama unit di berkas itu, atau kosong untuk unit teratas",
    "{near}",
    "Unit menunjuk unit atasan yang tidak ada, sehingga hilang dari bagan organisasi.",
)
UNITS_IN_CIRCLE = Kind(
    "A408",
    "unit `{name}` yang membawahkan dirinya sendiri",
    "susunan yang berpangkal pada unit tanpa induk",
    "perbaiki kolom induk",
    "Unit-unit saling membawahkan, sehingga tidak satu pun tampak dalam bagan organisasi.",
)
EDITION_TOO_LATE = Kind(
    "A409",
    "`{edition}`",
    "paling akhir {last}, laporan berikutnya",
    "tulis tahun laporan yang pertama kali memuat nilai itu",
    "Edisi yang terlalu jauh membuat fakta itu tidak tampak dalam laporan mana pun.",
)
PRINTED_STEP = Kind(
    "A410",
    "skala tercetak `{text}` pada jenjang `{name}`",
    "{expected}, seperti batas yang dipakai",
    "perbaiki `tercetak`, atau `batas` jenjang itu dan jenjang di atasnya",
    "Laporan mencetak skala di samping penerapannya; keduanya harus menyatakan kaidah yang sama. Lubang satu satuan di antara dua "
    "jenjang, seperti 90 dan 91, adalah bentuk peraturannya dan boleh.",
)

# Narrative

MISSING_NARRATIVE = Kind(
    "N101",
    "tidak ada berkas",
    "berkas narasi tahun ini",
    "{cure}",
    "Notebook menampilkan narasi yang berkasnya tidak ada untuk tahun itu.",
)
EMPTY_NARRATIVE = Kind(
    "N102",
    "berkas kosong",
    "paragraf narasi",
    "tulis isinya",
    "Berkas narasi tidak berisi apa pun.",
)
UNWRITTEN_NARRATIVE = Kind(
    "N103",
    "uraian yang belum ditulis",
    "uraian tahun {year}",
    "tulis di luar tanda <!-- dan -->",
    "Berkas narasi hanya berisi keterangan untuk penulisnya.",
)
UNUSED_NARRATIVE = Kind(
    "N104",
    "narasi yang tidak ditampilkan notebook mana pun",
    "dipanggil dengan lap.narasi()",
    "{near}",
    "Berkas narasi tidak pernah tampil dalam buku; biasanya karena salah nama.",
)
BAD_EXPRESSION = Kind(
    "N201",
    "ungkapan `{expression}` yang {cause}",
    "ungkapan dari kosakata narasi",
    "perbaiki ungkapan itu",
    "Ungkapan {{eval}} tidak dapat ditulis. Sebabnya disebut dalam pesan; kosakatanya ada di panduan.",
)
UNKNOWN_INDICATOR = Kind(
    "N202",
    "`{id}`",
    "id indikator{when}",
    "{near}",
    "Id indikator tidak dikenal, atau bukan bagian rencana tahun itu.",
)
FUTURE_YEAR = Kind(
    "N203",
    "{year}",
    "paling akhir tahun laporan {last}",
    "perbaiki tahunnya",
    "Laporan tidak memuat fakta yang lebih baru daripada tahunnya sendiri.",
)
UNKNOWN_SOURCE = Kind(
    "N204",
    "`{source}`",
    "nama sumber data",
    "{near}",
    "Nama sumber data tidak dikenal.",
)
UNKNOWN_SOURCE_COLUMN = Kind(
    "N205",
    "kolom `{name}`",
    "kolom sumber data itu",
    "{near}",
    "Sumber data tidak mempunyai kolom itu.",
)
UNKNOWN_CODE = Kind(
    "N206",
    "`{code}`",
    "kode program, kegiatan, atau subkegiatan tahun itu",
    "{near}",
    "Kode program, kegiatan, atau subkegiatan tidak mempunyai anggaran pada tahun itu.",
)
UNKNOWN_ACCOUNT = Kind(
    "N207",
    "`{account}`",
    "rekening yang tercatat tahun itu",
    "{near}",
    "Rekening tidak tercatat pada tahun itu.",
)
UNFIT_SOURCE = Kind(
    "N208",
    "sumber data tanpa {what}",
    "sumber data yang mempunyai {what}",
    "pilih sumber data lain, atau tabel, gambar, atau daftar lain untuk sumber itu",
    "Tabel, gambar, atau daftar itu memerlukan sesuatu yang tidak dimiliki sumber datanya, misalnya kolom tahun.",
)
AMBIGUOUS_NAME = Kind(
    "N210",
    "`{name}`, nama yang dimiliki {count} hal",
    "nama yang dimiliki satu hal saja, atau kodenya",
    "pilih salah satu kode: {codes}",
    "Nama resmi boleh dipakai sebagai pengganti kode hanya bila tahun itu tidak ada nama lain yang sama.",
)
UNKNOWN_NAME = Kind(
    "N211",
    "`{name}`",
    "nama resmi yang tercatat tahun itu, sama huruf dan spasinya",
    "maksud Anda `{near}`?",
    "Nama resmi ditulis hampir seperti yang tercatat, tetapi tidak sama.",
)
UNKNOWN_ROW = Kind(
    "N212",
    "baris `{name}`",
    "nama baris sumber data itu",
    "{near}",
    "Baris disebut dengan kata yang tidak ada dalam sumber data itu pada tahun yang diminta.",
)
NOT_A_NAMED_VALUE = Kind(
    "N213",
    "`{line}` dalam blok {{nilai}}",
    "nama = ungkapan, satu nama setiap baris",
    'tulis misalnya pekerja = data("jaminan_sosial", "pekerja_orang")',
    "Blok {{nilai}} di awal teks hanya memuat baris nama = ungkapan. Baris boleh disambung di dalam kurung.",
)
UNFIT_VALUE_NAME = Kind(
    "N214",
    "nama nilai `{name}`",
    "nama dari huruf kecil, angka, dan garis bawah",
    "tulis `{near}`",
    "Nama dalam blok {{nilai}} diawali huruf kecil dan tidak memuat spasi atau tanda lain.",
)
RESERVED_VALUE_NAME = Kind(
    "N215",
    "nama nilai `{name}`, kata dari kosakata narasi",
    "nama yang belum dipakai kosakata",
    "pilih nama lain, misalnya `{name}_ini`",
    "Nama dalam blok {{nilai}} menutupi kata yang sudah mempunyai arti dalam kosakata narasi.",
)
REPEATED_VALUE_NAME = Kind(
    "N216",
    "nama nilai `{name}` untuk kedua kalinya",
    "satu nama untuk satu nilai",
    "hapus salah satu, atau beri nama lain",
    "Blok {{nilai}} memberi satu nama kepada dua nilai.",
)
UNUSED_VALUE = Kind(
    "N217",
    "nama nilai `{name}` yang tidak dipakai",
    "nama yang dipakai dalam teks di bawahnya",
    "hapus baris itu, atau pakai namanya",
    "Nilai diberi nama dalam blok {{nilai}}, tetapi tidak disebut lagi; biasanya karena salah tulis.",
)
UNCLOSED_BLOCK = Kind(
    "N218",
    "blok {{{block}}} yang tidak ditutup",
    "penutupnya pada baris tersendiri",
    "tulis {closing} di akhir blok itu",
    "Blok {{nilai}}, {{bila}}, atau {{bila-tidak}} dibuka tanpa penutup, sehingga batasnya tidak diketahui.",
)
EMPTY_CONDITION = Kind(
    "N219",
    "blok {{{block}}} tanpa syarat",
    "syarat di belakangnya",
    "tulis misalnya :::{{{block}}} tercapai(i)",
    "Blok {{bila}} atau {{bila-tidak}} tidak menyebut kapan isinya berlaku.",
)

HTML_IN_PROSE = Kind(
    "N301",
    "HTML `{tag}`",
    "Markdown tanpa HTML",
    "{cure}",
    "Teks yang ditulis orang tidak memuat HTML: isinya lain di situs dan di cetakan, dan dapat menjalankan atau memuat sesuatu dari luar.",
)
UNKNOWN_DIRECTIVE = Kind(
    "N302",
    "direktif `{name}`",
    "direktif yang boleh dalam {where}",
    "{near}",
    "Hanya direktif yang disebut di panduan yang boleh dipakai; direktif lain dapat membaca berkas atau menjalankan sesuatu.",
)
DIRECTIVE_FORM = Kind(
    "N303",
    "direktif `{name}` {what}",
    "{expected}",
    "{cure}",
    "Direktif itu boleh dipakai, tetapi tidak dengan isi, pilihan, atau kata seperti itu.",
)
UNKNOWN_ROLE = Kind(
    "N304",
    "peran `{name}`",
    "peran yang boleh dalam teks",
    "{near}",
    "Peran adalah kata dalam kurung kurawal di depan teks bertanda `. Hanya yang disebut di panduan yang boleh dipakai.",
)
ROLE_TEXT = Kind(
    "N305",
    "peran `{name}` dengan isi `{text}`",
    "bentuk seperti {expected}",
    "perbaiki isinya",
    "Isi peran itu tidak dapat dibaca.",
)
BAD_LINK = Kind(
    "N306",
    "tautan ke `{target}`",
    "{expected}",
    "{cure}",
    "Tautan menuju halaman buku tahun itu, data terbukanya, atau alamat https, http, dan mailto; tidak pernah ke berkas lain.",
)
BAD_IMAGE = Kind(
    "N307",
    "gambar `{target}`",
    "{expected}",
    "{cure}",
    "Gambar adalah berkas PNG atau JPEG dalam folder book proyek ini, dengan uraian, sendiri dalam paragrafnya.",
)
HEADING = Kind(
    "N308",
    "{what}",
    "{expected}",
    "{cure}",
    "Halaman mempunyai satu judul, dan tingkat judul di bawahnya tidak melompat. Narasi tidak berjudul, karena judul ada di notebook.",
)
FOOTNOTE = Kind(
    "N309",
    "{what}",
    "{expected}",
    "{cure}",
    "Catatan kaki dirujuk dengan [^nama] dan diisi satu kali, dengan [^nama]: isi, dalam teks yang sama.",
)
TABLE = Kind(
    "N310",
    "{what}",
    "{expected}",
    "{cure}",
    "Tabel dalam teks mempunyai kepala, garis di bawahnya, dan baris dengan sel sebanyak kepalanya. Tanpa itu isinya hilang atau tercetak dengan tanda |.",
)
FORMULA = Kind(
    "N311",
    "rumus `{tex}` yang {cause}",
    "rumus yang dapat ditulis di situs, PDF, dan Word",
    "{cure}",
    "Rumus memakai huruf, angka, tanda hitung, dan perintah TeX yang dikenal, misalnya \\frac, \\times, dan \\text.",
)
UNCLOSED = Kind(
    "N312",
    "{what} yang tidak ditutup",
    "penutup `{end}`",
    "tulis penutupnya",
    "Tanpa penutup, semua yang ada di bawahnya ikut menjadi isinya atau hilang dari buku.",
)
PRINTED_AS_IS = Kind(
    "N313",
    "`{text}`, yang tercetak apa adanya",
    "{expected}",
    "{cure}",
    "Tanda itu tampaknya dimaksudkan sebagai Markdown, tetapi tidak terbaca demikian.",
)
NEVER_PRINTED = Kind(
    "N314",
    "{what}, yang tidak tercetak",
    "{expected}",
    "{cure}",
    "Teks itu hilang dari buku. Keterangan bagi penulis berada di antara <!-- dan -->.",
)
TOO_MUCH = Kind(
    "N315",
    "{what}",
    "{limit}",
    "{cure}",
    "Batas ini menjaga agar teks dapat disusun dan dicetak.",
)
CODE_BLOCK = Kind(
    "N316",
    "{what}",
    "{expected}",
    "{cure}",
    "Blok kode tercetak dengan huruf ketik. Paragraf yang menjorok empat spasi juga menjadi kode, biasanya tanpa disengaja.",
)
RULE_PLACE = Kind(
    "N317",
    "garis `---` di tepi teks, di samping judul, atau di samping garis lain",
    "garis di antara dua paragraf",
    "hapus garis itu",
    "Garis pemisah hanya dapat berdiri di antara dua paragraf, daftar, atau tabel.",
)
HEAD_SETTINGS = Kind(
    "N318",
    "{what}",
    "{expected}",
    "{cure}",
    "Hanya halaman di folder book yang boleh diawali pengaturan, dan satu-satunya pengaturan ialah cetak: false.",
)
LABEL_IN_PROSE = Kind(
    "N319",
    "nama tempat `({name})=`",
    "tautan ke halaman, atau {{numref}} ke tabel dan gambar",
    "hapus baris itu",
    "Tempat dalam teks tidak diberi nama; tabel dan gambar sudah bernama.",
)
OURS_LEFT = Kind(
    "N320",
    "`{name}` yang belum diganti dengan isinya",
    "teks yang sudah jadi",
    "pakai hanya di narasi, sel notebook, atau halaman",
    "Tulisan khusus laporan ini diganti dengan isinya sebelum halaman disusun; di tempat itu hal tersebut tidak terjadi.",
)
NAME_TWICE = Kind(
    "N321",
    "nama `{name}` yang sudah dipakai di {place}",
    "nama yang berbeda pada satu halaman",
    "{cure}",
    "Catatan kaki dan alamat tautan sebuah halaman, bersama narasi yang ditampilkannya, mempunyai nama yang berbeda-beda.",
)
OUTSIDE = Kind(
    "N322",
    "{what}",
    "berkas di dalam {folder}",
    "{cure}",
    "Yang dibaca hanya berkas biasa di dalam proyek; nama dan pintasan yang membawa ke luar tidak diikuti.",
)
UNKNOWN_FILTER = Kind(
    "N401",
    "`{value}`",
    "isi kolom {name} yang pernah tercatat pada tahun mana pun",
    "{near}",
    "Penyaring menyebut isi kolom yang tidak dimiliki satu baris pun pada tahun mana pun; biasanya salah ketik, atau huruf besar dan kecilnya lain.",
)
NOT_WRITABLE = Kind(
    "N402",
    "{value}",
    "{expected}",
    "{cure}",
    "Fungsi diberi nilai yang jenisnya lain daripada yang dapat dipakainya, misalnya kata di tempat bilangan.",
)
ALMOST_EXPRESSION = Kind(
    "N410",
    "tulisan `{text}` yang hampir seperti ungkapan",
    "{near}",
    "tulis tanpa spasi, huruf kecil, di antara dua tanda `",
    "Tulisan itu akan tercetak apa adanya: ada spasi, huruf besar, salah eja, atau tanda kutip di tempat tanda ` pada ungkapan {{eval}} atau rujukan {{numref}}.",
)
OPEN_EXPRESSION = Kind(
    "N411",
    "ungkapan `{text}` yang tidak ditutup",
    "{near}",
    "tulis tanda ` di akhir ungkapan itu",
    "Tanda ` penutup sebuah ungkapan {{eval}} terlupa, sehingga tulisan sesudahnya ikut terbaca sebagai ungkapan.",
)
OPEN_COMMENT = Kind(
    "N412",
    "keterangan yang dibuka dengan <!-- tanpa penutup",
    "<!-- keterangan -->",
    "tulis --> di akhir keterangan itu",
    "Semua tulisan sesudah <!-- akan hilang dari laporan, karena keterangan itu tidak pernah ditutup.",
)
ALMOST_COMMENT = Kind(
    "N413",
    "`{text}` yang hampir seperti tanda keterangan",
    "<!-- keterangan -->",
    "perbaiki tandanya",
    "Tanda pembuka atau penutup keterangan tertulis keliru atau tanpa pasangan, sehingga tercetak dalam laporan.",
)
STRAY_SIGN = Kind(
    "N414",
    "tanda {sign} di dalam kalimat",
    "kalimat tanpa kurung kurawal dan tanda `",
    "hapus tanda itu, lengkapi ungkapannya, atau tulis garis miring terbalik di depan tanda yang harus tercetak",
    "Kurung kurawal dan tanda ` hanya dipakai pada ungkapan dan rujukan; yang tersisa dalam kalimat biasanya bagian ungkapan yang tidak utuh.",
)
TYPED_FIGURE = Kind(
    "N420",
    "angka yang diketik `{text}`",
    "angka dari data, misalnya {near}",
    "ambil dari data, atau tandai {mark}",
    "Angka yang diketik tetap sama ketika data berubah. Nomor dan tanggal peraturan serta nama resmi boleh; yang lain ditandai {{harfiah}} beserta alasannya.",
)
TYPED_NUMBER_WORD = Kind(
    "N421",
    "bilangan yang diketik `{text}`",
    "bilangan dari data, misalnya {{eval}}`bilangan(…)`",
    "ambil dari data, atau tandai {mark}",
    "Bilangan yang ditulis dengan kata juga tetap sama ketika data berubah.",
)
TYPED_DIRECTION = Kind(
    "N422",
    "kata arah yang diketik `{text}`",
    "kata menurut data, misalnya {near}",
    "ambil dari data, atau tandai {mark}",
    "Kata naik, turun, dan sejenisnya harus mengikuti angka. Pengandaian, rencana, dan nama resmi boleh.",
)
CONSTANT_EXPRESSION = Kind(
    "N423",
    "ungkapan `{expression}` yang tidak mengambil apa pun dari data",
    "nilai dari data",
    "ganti isinya dengan data(), hasil, atau nilai lain dari kosakata",
    "Angka yang diketik di dalam ungkapan sama saja dengan angka yang diketik dalam kalimat.",
)
NO_REASON = Kind(
    "N424",
    "tanda harfiah `{text}` tanpa alasan",
    "tulisan | alasannya",
    "tulis alasannya sesudah tanda |",
    "Yang ditulis apa adanya harus disertai alasan mengapa tidak diambil dari data: {{harfiah}}`27 Agustus | tanggal penetapan Renstra`.",
)
NO_SOURCE_OF_QUOTATION = Kind(
    "N425",
    "kutipan tanpa sumber",
    ":::{{kutipan}} dan nama dokumennya",
    "tulis dokumen yang dikutip pada baris pembukanya",
    "Kutipan dokumen yang ditandatangani menyebut dokumennya pada baris pembuka.",
)

# Pages and notebooks

NOT_A_NOTEBOOK = Kind(
    "H101",
    "isi yang bukan notebook",
    "berkas notebook yang utuh",
    "kembalikan berkas itu dari riwayat",
    "Berkas .ipynb rusak atau bukan notebook.",
)
PARAMETER_CELLS = Kind(
    "H102",
    "{count} sel bertanda `parameters`",
    "tepat satu",
    "periksa tanda sel parameter",
    "Tahun laporan diberikan lewat satu sel bertanda `parameters`.",
)
PARAMETER_SYNTAX = Kind(
    "H103",
    "tulisan Python yang keliru",
    "nama = nilai",
    "perbaiki baris itu",
    "Sel parameter tidak dapat dibaca.",
)
NOT_AN_ASSIGNMENT = Kind(
    "H104",
    "`{code}`",
    "hanya baris nama = nilai",
    "pindahkan ke sel lain",
    "Sel parameter memuat perintah lain.",
)
UNKNOWN_PARAMETER = Kind(
    "H105",
    "parameter `{name}`",
    "parameter yang dikenal",
    "{near}",
    "Parameter itu tidak dikenal, sehingga tidak berpengaruh; biasanya karena salah ketik.",
)
MISSING_PARAMETER = Kind(
    "H106",
    "tidak ada parameter `{name}`",
    "parameter {names}",
    "tambahkan",
    "Parameter yang wajib tidak tertulis dalam sel parameter.",
)
NOT_A_LITERAL = Kind(
    "H107",
    "`{code}`",
    "nilai tetap, bukan perhitungan",
    "tulis nilainya",
    "Parameter diisi dengan perhitungan, sehingga tidak dapat diganti dari luar.",
)
PARAMETER_TYPE = Kind(
    "H108",
    "`{code}`",
    "{expected}",
    "perbaiki nilainya",
    "Parameter berjenis lain: tahun adalah bilangan, yang lain teks dalam tanda kutip.",
)
CODE_SYNTAX = Kind(
    "H109",
    "kode yang tidak dapat dibaca ({cause})",
    "kode Python yang sah",
    "perbaiki sel itu atau kembalikan dari riwayat",
    "Sel kode memuat kesalahan tulis.",
)
CELL_FAILED = Kind(
    "H110",
    "{cause} (`{said}`)",
    "sel berjalan tanpa kesalahan",
    "perbaiki sel itu atau kembalikan dari riwayat",
    "Sel kode berhenti karena kesalahan program.",
)
CELL_REFUSED = Kind(
    "H111",
    "sel yang berhenti karena temuan",
    "sel berjalan tanpa kesalahan",
    "perbaiki temuan ini: {message}",
    "Sel kode berhenti karena temuan pada data, rumus, atau narasi, yang disebut di dalam pesan.",
)
STORED_OUTPUT = Kind(
    "H112",
    "keluaran yang tersimpan",
    "notebook tersimpan tanpa keluaran",
    "bersihkan keluarannya (Clear Outputs of All Cells), lalu simpan",
    "Keluaran dapat memuat nama orang dan angka lama, dan ikut masuk ke riwayat. Keluaran dibuat ulang setiap kali.",
)
STORED_VERSION = Kind(
    "H113",
    'versi = "{version}" yang tersimpan',
    'versi = "publik"',
    "kembalikan nilainya; versi lain dipilih saat buku dibuat, misalnya --versi internal",
    "Notebook yang tersimpan selalu publik. Versi internal boleh dilihat di JupyterLab, tetapi tidak disimpan.",
)
STORED_COUNT = Kind(
    "H114",
    "nomor urut jalan yang tersimpan pada {count} sel",
    "notebook tersimpan tanpa nomor urut",
    "bersihkan keluarannya (Clear Outputs of All Cells), lalu simpan",
    "Nomor urut tidak mengubah buku, tetapi membuat riwayat sulit dibaca.",
    WARNING,
)
MISSING_PAGE = Kind(
    "H201",
    "`{page}`",
    "berkas yang ada",
    "perbaiki namanya atau tulis berkasnya",
    "Daftar isi menyebut halaman yang berkasnya tidak ada.",
)
UNKNOWN_LABEL = Kind(
    "H202",
    "rujukan ke `{label}`",
    "tabel atau gambar yang ada dalam buku",
    "{near}",
    "Rujukan {{numref}} menunjuk tabel atau gambar yang tidak ada dalam buku.",
)
PAGES_FAILED = Kind(
    "H203",
    "halaman yang tidak dapat disusun ({message})",
    "buku tersusun tanpa peringatan; buku sebelumnya tidak berubah",
    "periksa yang terakhir diubah; pesan asli penyusun halaman ada di berkas log",
    "Halaman disusun oleh Sphinx, yang menolak sesuatu tanpa menyebut tempatnya.",
)
THEME_CHANGED = Kind(
    "H204",
    "tidak ada kepala halaman",
    "tempat pilihan tahun",
    "periksa tema di _config.yml",
    "Tema situs tidak mempunyai tempat untuk pilihan tahun.",
)
SEVERAL_YEARS = Kind(
    "H205",
    "{years}",
    "satu tahun dalam sel parameter semua notebook",
    "samakan tahunnya, atau sebut tahunnya: lkjip build --tahun TAHUN",
    "Tanpa perintah lkjip, yaitu dengan jupyter-book build, tahun buku adalah tahun dalam sel parameter notebook.",
)
UNFIT_NAME = Kind(
    "H206",
    "nama `{name}`",
    "nama berkas yang juga diterima Windows",
    "pilih nama lain",
    'Windows tidak menerima nama seperti con, nul, atau com1, nama yang berakhir dengan titik, dan huruf < > : " | ? * dalam nama; '
    "nama yang bukan UTF-8 tidak dapat dicatat.",
)
YEARS_DIFFER = Kind(
    "H207",
    "{years}",
    "tahun yang sama dalam sel parameter semua notebook",
    "samakan tahunnya",
    "Tahun dalam notebook dipakai di JupyterLab dan oleh jupyter-book build; lkjip build memakai tahun pada perintahnya.",
    WARNING,
)
INDICATOR_WITHOUT_PAGE = Kind(
    "H208",
    "tidak ada halaman untuk indikator `{id}`",
    "satu halaman untuk setiap indikator tahun {year}",
    "jalankan: lkjip new-indicator {id}",
    "Indikator yang berlaku tahun itu tidak mempunyai halaman, sehingga laporannya tidak menguraikan capaiannya.",
)
NO_INDICATORS = Kind(
    "H209",
    "tidak ada indikator yang berlaku tahun {year}",
    "sedikitnya satu",
    "periksa `mulai` dan `sampai` setiap indikator",
    "Tanpa indikator, laporan kinerja tidak mengukur apa pun.",
)

PAGE_REFUSED = Kind(
    "H301",
    "{what}",
    "isi yang dapat menjadi halaman buku; buku sebelumnya tidak berubah",
    "perbaiki isi yang disebut itu; pesan asli penyusun halaman ada di berkas log",
    "Halaman disusun oleh Sphinx, yang menolak isi itu. Yang disebut adalah berkas dan baris yang Anda tulis.",
)
NOTEBOOK_SHAPE = Kind(
    "H401",
    "{found}",
    "{expected}",
    "kembalikan notebook itu dari riwayat",
    "Berkas .ipynb tidak tersusun seperti yang disimpan JupyterLab.",
)
OTHER_NOTEBOOK = Kind(
    "H402",
    "notebook berformat {version}",
    "format 4",
    "buka lalu simpan sekali di JupyterLab",
    "Notebook disimpan oleh perangkat lama, atau oleh perangkat yang lebih baru daripada pustaka ini.",
)
RAW_CELL = Kind(
    "H403",
    "sel mentah (Raw)",
    "sel Markdown atau sel kode",
    "ubah jenis selnya menjadi Markdown, atau hapus sel itu",
    "Isi sel mentah tidak diperiksa dan dapat masuk ke halaman sebagai HTML.",
)
CELL_ID = Kind(
    "H404",
    "id sel yang ganda atau keliru",
    "setiap sel dengan id sendiri",
    "buka lalu simpan sekali di JupyterLab",
    "Id sel tidak mengubah buku, tetapi membuat perangkat lain menolak atau mengubah notebook itu.",
    WARNING,
)
FORBIDDEN_CODE = Kind(
    "H405",
    "`{code}`",
    "kode yang hanya membuka laporan, menghitung, dan menampilkan bagiannya",
    "hapus baris itu, karena {why}",
    "Kode notebook laporan tidak membaca atau menulis berkas, tidak menjangkau jaringan atau program lain, dan hanya menampilkan dengan tampilkan.",
)
SHELL_COMMAND = Kind(
    "H406",
    "perintah `{code}`",
    "kode Python",
    "hapus baris itu",
    "Perintah IPython (%, !, ?) menjalankan program lain atau mengubah cara sel berjalan.",
)
CHANGED_NAME = Kind(
    "H407",
    "`{code}`",
    "`{name}` tidak berganti arti sesudah sel parameter",
    "pakai nama lain, atau ubah nilainya dalam sel parameter",
    "Parameter, laporan (lap), dan nama pustaka diberi arti lain di tengah notebook, sehingga halaman memuat tahun atau data lain.",
)
OTHER_REPORT = Kind(
    "H408",
    "`{code}`",
    "satu kali `lap = buka(data, tahun, versi=versi)`, dengan `indikator` pada halaman indikator",
    "kembalikan baris itu; tahun dan folder data diubah dalam sel parameter",
    "Laporan dibuka dengan nilai lain daripada parameternya, atau lebih dari satu kali.",
)
NOT_SHOWN = Kind(
    "H409",
    "`{code}`, yang hasilnya tidak dipakai",
    "hasilnya ditampilkan dengan tampilkan, atau diberi nama",
    "{cure}",
    "Tabel, gambar, dan teks hanya masuk ke halaman lewat tampilkan.",
)
NO_REPORT = Kind(
    "H410",
    "ungkapan dalam notebook yang tidak membuka laporan",
    "sel kode dengan `lap = buka(data, tahun, versi=versi)`",
    "tambahkan sel itu, atau hapus ungkapannya",
    "Ungkapan memerlukan laporan yang dibuka, supaya dapat diisi.",
)
PRINTED = Kind(
    "H411",
    "tulisan `{text}` dari sebuah sel",
    "tidak ada keluaran selain dari tampilkan",
    "hapus perintah yang menulisnya; kalimat ditulis dalam sel Markdown atau narasi",
    "Tulisan yang dicetak sel tidak pernah masuk ke buku.",
)
WARNED = Kind(
    "H412",
    "peringatan `{text}` dari sebuah sel",
    "sel berjalan tanpa peringatan",
    "perbaiki penyebabnya, atau hapus perintah yang menulisnya",
    "Sel menulis peringatan atau pesan galat. Tulisan itu tidak pernah masuk ke buku.",
)
FOREIGN_OUTPUT = Kind(
    "H413",
    "keluaran {kind} yang bukan dari tampilkan",
    "tabel, gambar, atau teks yang ditampilkan dengan tampilkan",
    "hapus baris yang membuatnya, atau tampilkan objek pustaka",
    "Hanya objek pustaka yang ditampilkan dengan tampilkan masuk ke buku; keluaran lain tidak diperiksa.",
)
NOT_SHOWABLE = Kind(
    "H414",
    "tampilkan dengan {kind}",
    "tabel, gambar, rumus, atau teks dari pustaka",
    "pakai misalnya tabel.daftar, gambar.deret, teks.daftar, atau lap.narasi",
    "tampilkan hanya menerima objek pustaka, bukan tulisan, bilangan, atau tabel pandas.",
)

UNKNOWN_IN_CODE = Kind(
    "H415",
    "nama `{name}` dalam kode",
    "{expected}",
    "{cure}",
    "Kode memakai nama atau sifat yang tidak ada, misalnya karena salah ketik, atau yang tidak diperlukan sebuah laporan. "
    "Sel seperti itu berhenti ketika buku dibuat.",
)

# The machine: folders, versions, years

NOT_A_PROJECT = Kind(
    "M101",
    "{cause}",
    "folder data sebuah proyek laporan, yang memuat datapackage.yaml",
    "jalankan dari folder proyek, atau sebut foldernya: --proyek FOLDER, atau parameter data sebuah notebook",
    "Yang disebut bukan proyek laporan, sehingga tidak ada yang dikerjakan. Alamatnya ditulis lengkap.",
)
WRONG_YEAR = Kind(
    "M102",
    "`{value}`",
    "bilangan bulat empat angka, misalnya 2024",
    "perbaiki nilainya",
    "Tahun laporan bukan bilangan bulat empat angka.",
)
WRONG_VERSION = Kind(
    "M103",
    "`{version}`",
    "{versions}",
    "{near}",
    "Versi laporan tidak dikenal.",
)
WRONG_ARGUMENT = Kind(
    "M104",
    "`{value}`",
    "{expected}",
    "perbaiki nilainya",
    "Parameter bernilai jenis lain, atau kata yang tidak termasuk pilihannya.",
)
JOINT_SITE_PUBLIC = Kind(
    "M105",
    "versi {version}",
    "versi publik",
    "buatlah tahun demi tahun",
    "Situs bersama hanya memuat versi publik.",
)
YEAR_HAS_DATA = Kind(
    "M201",
    "tahun {year}, yang sudah mempunyai data",
    "tahun {next}, sesudah tahun terakhir",
    "siapkan tahun itu dengan: lkjip new-year {next}",
    "Tahun yang hendak disiapkan sudah mempunyai data, dan data yang ada tidak diubah.",
)
NOT_NEXT_YEAR = Kind(
    "M202",
    "tahun {year}",
    "tahun {next}, sesudah tahun terakhir yang mempunyai data",
    "siapkan tahun itu lebih dahulu",
    "Tahun disiapkan satu demi satu.",
)
LAST_YEAR_OPEN = Kind(
    "M203",
    "tahun {year} dengan {count} isian yang belum selesai",
    "tahun {year} selesai lebih dahulu",
    "jalankan: lkjip check --tahun {year}",
    "Tahun terakhir masih disiapkan.",
)
FOLDER_NOT_EMPTY = Kind(
    "M301",
    "folder yang sudah berisi",
    "folder kosong atau yang belum ada",
    "pilih nama lain",
    "Proyek baru tidak pernah menimpa isi folder.",
)
NO_TEMPLATES = Kind(
    "M302",
    "pustaka tanpa halaman umum buku",
    "pustaka yang dipasang utuh, dari wheel atau dari repositorinya",
    "pasang lkjip sekali lagi",
    "Halaman umum untuk proyek baru terbawa dalam wheel, atau dibaca dari repositori yang dipasang dengan `pip install -e .`.",
)
PAGE_EXISTS = Kind(
    "M303",
    "halaman yang sudah ada",
    "halaman yang belum ada",
    "hapus atau ganti nama halaman itu lebih dahulu",
    "Halaman indikator sudah ada dan tidak ditimpa.",
)
NO_INDICATOR_PAGE = Kind(
    "M304",
    "tidak ada halaman indikator atau ringkasan capaian",
    "sedikitnya satu",
    "tulis barisnya sendiri",
    "Halaman baru ditempatkan sesudah halaman indikator yang sudah ada, atau sesudah ringkasan capaian.",
)
PLACE_IN_USE = Kind(
    "M401",
    "{what}",
    "tidak dibuka program lain ketika hasil yang baru dipasang",
    "tutup berkas itu, lalu jalankan lagi perintah yang sama{kept}",
    "Windows menolak mengganti sebuah folder selama berkas di dalamnya terbuka, misalnya PDF di Acrobat atau salinan Word. "
    "Hasil sebelumnya tetap utuh.",
)
BROKEN_RECORD = Kind(
    "M501",
    "isi yang bukan pasangan berkas dan sidik jari",
    "catatan salinan yang utuh",
    "kembalikan berkas itu dari riwayat, atau hapus bila semua halaman hendak diurus sendiri",
    "Catatan ini menyebut berkas yang disalin dari pustaka. Tanpa catatan itu tidak ada salinan yang diperbarui.",
)
UPGRADE_FAULTY = Kind(
    "M502",
    "{count} temuan yang sebelumnya tidak ada",
    "tidak ada temuan baru sesudah proyek diperbarui; tidak ada yang diubah",
    "perbaiki temuan yang disebut sesudah ini, lalu jalankan lagi",
    "Pembaruan dicoba lebih dahulu pada salinan proyek, dan dibatalkan bila menimbulkan temuan baru.",
)
CANNOT_WRITE = Kind(
    "M503",
    "berkas yang tidak dapat ditulis ({cause})",
    "berkas dan foldernya boleh ditulis; tidak ada yang diubah",
    "tutup program yang membukanya, periksa izin dan ruang diska, lalu jalankan lagi",
    "Satu berkas tidak dapat ditulis, sehingga semuanya dikembalikan seperti semula.",
)

# What the machine refuses

DISK_FULL = Kind(
    "M601",
    "diska atau jatah yang penuh",
    "ada ruang untuk menulis",
    "kosongkan ruang di diska itu, lalu jalankan lagi",
    "Tempat di diska, atau jatah yang diberikan di sana, tidak memuat yang hendak ditulis. Buku yang ada tetap utuh.",
)
NO_ACCESS = Kind(
    "M602",
    "berkas atau folder yang tidak boleh dibuka",
    "boleh dibaca dan ditulis",
    "tutup program yang membukanya, periksa hak akses di tempat itu, lalu jalankan lagi",
    "Sistem menolak membaca atau menulis di tempat itu: hak akses kurang, atau program lain menguncinya.",
)
READ_ONLY = Kind(
    "M603",
    "diska yang hanya dapat dibaca",
    "diska yang dapat ditulis",
    "pindahkan proyek ke diska lain, atau minta izin menulis di diska itu",
    "Di diska itu tidak ada yang dapat ditulis, misalnya karena diska itu dibuka untuk dibaca saja.",
)
NOT_A_FILE = Kind(
    "M604",
    "{what}",
    "sebuah berkas biasa",
    "pindahkan yang ada di tempat itu, lalu letakkan berkasnya di sana",
    "Di tempat sebuah berkas ada folder, pipa, atau perangkat. Yang bukan berkas biasa tidak pernah dibuka.",
)
NOT_A_FOLDER = Kind(
    "M605",
    "sebuah berkas di tempat folder",
    "sebuah folder",
    "pindahkan atau ganti nama berkas itu, lalu jalankan lagi",
    "Di tempat sebuah folder ada berkas yang bernama sama.",
)
DEAD_LINK = Kind(
    "M606",
    "tautan yang tidak sampai ke berkas mana pun",
    "sebuah berkas, atau tautan ke berkas yang ada",
    "ganti tautan itu dengan berkasnya",
    "Tautan itu menunjuk ke berkas yang tidak ada, atau menunjuk kembali ke dirinya sendiri.",
)
LINK_OUT = Kind(
    "M607",
    "tautan ke luar proyek",
    "sebuah berkas di dalam proyek",
    "ganti tautan itu dengan salinan berkasnya",
    "Buku hanya dibuat dari berkas di dalam proyek, sehingga tautan ke luar proyek tidak diikuti.",
)
FILE_TOO_LARGE = Kind(
    "M608",
    "berkas sebesar {size} MB",
    "paling besar {bound} MB",
    "periksa apakah berkas itu memang yang dimaksud; bagi datanya bila perlu",
    "Berkas yang lebih besar daripada batas itu bukan data laporan, sehingga tidak dibuka.",
)
HELD = Kind(
    "M609",
    "berkas atau folder yang sedang dipakai program lain",
    "tidak sedang dipakai",
    "tutup program itu, lalu jalankan lagi",
    "Program lain memegang berkas atau folder itu, sehingga sistem menolak membukanya.",
)
VANISHED = Kind(
    "M610",
    "tidak ada berkas atau folder",
    "ada selama perintah berjalan",
    "kembalikan, lalu jalankan lagi",
    "Berkas atau folder itu tidak ada, atau hilang selagi perintah berjalan.",
)
NAME_TOO_LONG = Kind(
    "M611",
    "nama atau alamat yang terlalu panjang",
    "nama yang lebih pendek",
    "pakai nama berkas yang lebih pendek, atau pindahkan proyek ke folder yang alamatnya lebih pendek",
    "Sistem membatasi panjang nama berkas dan alamat lengkapnya.",
)
TOO_MANY_OPEN = Kind(
    "M612",
    "terlalu banyak berkas yang terbuka",
    "jumlah yang diizinkan sistem",
    "tutup program lain, lalu jalankan lagi",
    "Sistem membatasi banyaknya berkas yang terbuka bersamaan.",
)
SYSTEM_REFUSES = Kind(
    "M613",
    "penolakan sistem operasi ({code})",
    "dapat dibaca dan ditulis",
    "periksa diska atau sambungan jaringannya, lalu jalankan lagi",
    "Sistem operasi menolak membaca atau menulis di tempat itu, misalnya karena diska rusak atau jaringan terputus.",
)
OUT_OF_MEMORY = Kind(
    "M614",
    "memori yang habis",
    "memori yang cukup untuk data proyek ini",
    "tutup program lain, periksa apakah ada berkas data yang terlalu besar, lalu jalankan lagi",
    "Komputer kehabisan memori selagi bekerja. Buku yang ada tetap utuh.",
)
OUTPUT_LOST = Kind(
    "M615",
    "tujuan keluaran yang tidak dapat ditulis ({code})",
    "layar, atau berkas di diska yang masih mempunyai ruang",
    "arahkan keluaran ke tempat lain, lalu jalankan lagi",
    "Kalimat yang hendak disebut tidak sampai ke tujuannya, misalnya karena diska penuh. Buku yang sudah selesai tetap tersimpan.",
)
INPUTS_CHANGING = Kind(
    "M616",
    "berkas yang terus berubah selagi disalin",
    "berkas yang tidak sedang disimpan",
    "tunggu sampai program lain selesai menyimpan, lalu jalankan lagi",
    "Sebuah buku dibuat dari satu keadaan masukan. Selama berkas terus berubah, keadaan itu tidak dapat ditentukan.",
)
HISTORY_UNREADABLE = Kind(
    "M617",
    "riwayat git yang tidak dapat dibaca",
    "program git terpasang dan boleh membaca folder ini",
    "pasang git, atau jalankan `git status` di folder ini untuk melihat sebabnya",
    "Buku tetap dibuat, tetapi kolofon tidak menyebut commit.",
    WARNING,
)
CELL_TIME = Kind(
    "M701",
    "sel yang masih berjalan sesudah {seconds} detik",
    "sel selesai dalam {seconds} detik",
    "perbaiki sel itu; bila memang perlu lebih lama, naikkan `execute: timeout:` di _config.yml",
    "Sel kode berjalan lebih lama daripada batasnya, biasanya karena pengulangan yang tidak berakhir, lalu dihentikan.",
)
CELL_SIZE = Kind(
    "M702",
    "keluaran lebih dari {size} huruf",
    "keluaran paling banyak {size} huruf",
    "kurangi yang ditampilkan sel itu, atau naikkan `lkjip_keluaran_sel` di _config.yml",
    "Sel kode menghasilkan keluaran yang lebih besar daripada batasnya, lalu dihentikan.",
)
CELL_ENDED = Kind(
    "M703",
    "notebook yang berhenti sebelum selesai ({how})",
    "notebook berjalan sampai selesai",
    "perbaiki sel itu; bila tidak ada yang keliru, periksa memori komputer, lalu jalankan lagi",
    "Proses yang menjalankan notebook berakhir di tengah jalan: oleh kodenya sendiri, karena kehabisan memori, atau dihentikan dari luar.",
)

MORE_FINDINGS = Kind(
    "M705",
    "{count} temuan lagi dalam berkas ini",
    "berkas tanpa temuan",
    "perbaiki lebih dahulu yang sudah disebut, lalu periksa lagi",
    "Berkas mempunyai begitu banyak temuan sehingga hanya seribu yang pertama disebut; biasanya satu kolom keliru seluruhnya.",
)

# The command line

NOT_UNDERSTOOD = Kind(
    "P101",
    "perintah yang tidak dapat dibaca",
    "perintah seperti pada bantuannya",
    "lihat: {command} --help",
    "Perintah ditulis dengan cara yang tidak dikenal.",
)
UNKNOWN_COMMAND = Kind(
    "P102",
    "`{name}`",
    "nama sebuah perintah",
    "{near}",
    "Kata pertama sesudah `lkjip` bukan nama perintah.",
)
UNKNOWN_OPTION = Kind(
    "P103",
    "`{name}`",
    "opsi yang dikenal perintah ini",
    "{cure}",
    "Opsi tidak dikenal, atau milik perintah lain.",
)
MISSING_WORD = Kind(
    "P104",
    "tidak ada {name}",
    "{name} disebut",
    "tulis misalnya: {example}",
    "Perintah memerlukan satu kata lagi, misalnya tahun atau nama folder.",
)
MISSING_VALUE = Kind(
    "P105",
    "tidak ada nilai",
    "{expected}",
    "tulis nilainya",
    "Opsi ditulis tanpa nilainya, atau dengan nilai yang kosong.",
)
UNWANTED_VALUE = Kind(
    "P106",
    "nilai",
    "opsi ini tanpa nilai",
    "hapus tanda `=` dan nilainya",
    "Opsi yang hanya berarti ya atau tidak diberi nilai.",
)
UNWANTED_WORD = Kind(
    "P107",
    "`{words}`",
    "perintah ini tanpa kata itu",
    "{cure}",
    "Perintah diberi kata yang tidak diperlukannya.",
)
UNKNOWN_VALUE = Kind(
    "P108",
    "`{text}`",
    "{choices}",
    "{cure}",
    "Nilai opsi tidak termasuk pilihannya.",
)
NOT_YEARS = Kind(
    "P109",
    "`{text}`",
    "tahun empat angka (2024) atau rentang (2021-2024)",
    "perbaiki tahunnya",
    "Tahun atau rentang tahun ditulis dengan cara yang tidak dikenal.",
)
REVERSED_YEARS = Kind(
    "P110",
    "rentang terbalik `{text}`",
    "tahun awal lebih dahulu",
    "maksud Anda `{near}`?",
    "Rentang tahun dimulai dari tahun yang lebih akhir.",
)
NOT_ONE_YEAR = Kind(
    "P111",
    "rentang `{text}`",
    "satu tahun",
    "tulis misalnya {near}",
    "Perintah hanya mengerjakan satu tahun.",
)
NOT_AN_ADDRESS = Kind(
    "P112",
    "`{text}`",
    "alamat situs yang dimulai dengan https:// atau http://",
    "tulis alamat lengkapnya",
    "Alamat situs dipakai dalam sitemap.xml, sehingga harus lengkap.",
)
REPEATED_OPTION = Kind(
    "P201",
    "`{option}` lebih dari satu kali",
    "satu kali",
    "hapus yang lain",
    "Opsi yang diulang akan mengabaikan salah satu nilainya.",
)
OPTIONS_TOGETHER = Kind(
    "P202",
    "`{option}` bersama `{other}`",
    "salah satunya",
    "hapus yang tidak perlu",
    "Dua opsi saling meniadakan, sehingga salah satunya tidak akan berpengaruh.",
)
IDLE_OPTION = Kind(
    "P203",
    "`{option}` {situation}",
    "{expected}",
    "{cure}",
    "Opsi tidak berpengaruh pada perintah seperti yang ditulis.",
)

KINDS: tuple[Kind, ...] = tuple(kind for kind in globals().values() if isinstance(kind, Kind))
"""Every kind, in the order of this file."""
