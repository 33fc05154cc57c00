// Long tables become searchable and sortable; without this script they are plain tables.
document.addEventListener("DOMContentLoaded", () => {
  // The theme's menu opens sections with unnamed buttons.
  for (const tombol of document.querySelectorAll(".bd-sidenav summary")) {
    const bagian = tombol.closest("li").querySelector(":scope > a").textContent.trim();
    tombol.setAttribute("aria-label", `Buka atau tutup bagian ${bagian}`);
  }

  // What scrolls sideways can be reached and scrolled with the keyboard.
  for (const kotak of document.querySelectorAll(".rumus, .gambar-svg")) {
    if (kotak.scrollWidth > kotak.clientWidth) kotak.tabIndex = 0;
  }

  const bilangan = (teks) => {
    const t = teks.replace(/[%\s]/g, "").replace(/^\((.*)\)$/, "-$1").replace(/\./g, "").replace(",", ".");
    return /^-?\d+(\.\d+)?$/.test(t) ? Number(t) : null;
  };
  // Numbers before text, in the wanted order; cells without a number stay last.
  const banding = (a, b, arah) => {
    const [x, y] = [bilangan(a), bilangan(b)];
    if (x !== null && y !== null) return arah * (x - y);
    if (x !== null) return -1;
    if (y !== null) return 1;
    return arah * a.localeCompare(b, "id");
  };
  for (const tabel of document.querySelectorAll("table.lkjip.besar")) {
    const bungkus = tabel.closest(".tabel-lkjip");
    bungkus.classList.add("besar");
    const badan = tabel.tBodies[0];
    const isi = [...badan.rows].filter((b) => b.classList.contains("isi"));
    const kaki = [...badan.rows].filter((b) => !b.classList.contains("isi"));

    const label = document.createElement("label");
    label.className = "saring";
    const masukan = Object.assign(document.createElement("input"), { type: "search" });
    const hasil = document.createElement("output");
    label.append("Cari dalam tabel", masukan, hasil);
    bungkus.prepend(label);
    const saring = () => {
      const kata = masukan.value.toLocaleLowerCase("id");
      let tampak = 0;
      for (const b of isi) {
        b.hidden = !b.textContent.toLocaleLowerCase("id").includes(kata);
        if (!b.hidden) tampak += 1;
      }
      hasil.textContent = `${tampak.toLocaleString("id")} baris`;
    };
    masukan.addEventListener("input", saring);
    saring();

    [...tabel.tHead.rows[0].cells].forEach((sel, kolom) => {
      const tombol = document.createElement("button");
      tombol.type = "button";
      tombol.append(...sel.childNodes);
      sel.append(tombol);
      tombol.addEventListener("click", () => {
        const naik = sel.getAttribute("aria-sort") !== "ascending";
        for (const lain of tabel.tHead.rows[0].cells) lain.removeAttribute("aria-sort");
        sel.setAttribute("aria-sort", naik ? "ascending" : "descending");
        const teks = (b) => b.cells[kolom].textContent.trim();
        isi.sort((a, b) => banding(teks(a), teks(b), naik ? 1 : -1));
        badan.append(...isi, ...kaki);
      });
    });
  }
});
