/** The looks of a printed report: black on white, distinguished by words and borders as well as by colour. */
export const STYLE = `
:root { color-scheme: light; }
body { margin: 2rem auto; max-width: 46rem; padding: 0 1rem; background: #fff; color: #1a1a1a; font: 1rem/1.5 'Times New Roman', Times, serif; }
h1 { font-size: 1.5rem; line-height: 1.25; overflow-wrap: anywhere; }
h2 { font-size: 1.05rem; margin: 0; }
p { margin: .35rem 0; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; }
dt { color: #555; }
dd { margin: 0; overflow-wrap: anywhere; }
ol { padding-left: 1.5rem; }
ol > li { margin: 0 0 1.25rem; padding: .25rem 0 .25rem .75rem; border-left: .3rem solid #767676; break-inside: avoid; }
ol > li.fault { border-left: .3rem double #a40000; }
ol > li.caution { border-left: .3rem dashed #8a5a00; }
.fault h2, .found, .unchecked { color: #a40000; }
.result { font-weight: bold; }
.place, .details { color: #555; font-size: .875rem; }
blockquote { margin: .35rem 0; font-size: 1.1rem; }
blockquote::before { content: '“'; }
blockquote::after { content: '”'; }
del { color: #a40000; }
ins { color: #00531f; text-decoration-style: double; }
.know { font-weight: bold; }
a { color: #003f8a; }
code { font-size: .875em; overflow-wrap: anywhere; }
footer { border-top: 1px solid #767676; color: #555; font-size: .875rem; }
@media print {
  body { margin: 0; max-width: none; font-size: 10.5pt; }
  a { color: inherit; }
  a[href]::after { content: ' <' attr(href) '>'; font-size: .8em; overflow-wrap: anywhere; }
}
`;
