/** The sheet of the note: A4, black on white, on screen as on paper. */
export const noteStyle = `@page { size: A4; margin: 10mm 14mm; }
* { box-sizing: border-box; }
body { margin: 0; background: #fff; color: #111; font: 10pt/1.4 'Public Sans', 'Segoe UI', 'Helvetica Neue', Arial, sans-serif; font-variant-numeric: tabular-nums; }
main { max-width: 182mm; margin: 0 auto; padding: 8mm 0; }
header { border-bottom: 1.5pt solid #111; padding-bottom: 2mm; }
.product { margin: 0; font-size: 8.5pt; color: #444; }
h1 { margin: 0.5mm 0; font-size: 15pt; line-height: 1.2; }
header p { margin: 0; }
.finding { margin: 3mm 0; font-size: 10.5pt; line-height: 1.35; }
h2 { margin: 3mm 0 1mm; font-size: 10.5pt; }
table { width: 100%; margin: 0 0 3mm; border-collapse: collapse; font-size: 7.2pt; }
caption { padding: 0 0 1mm; text-align: left; font-size: 10.5pt; font-weight: 700; }
th, td { padding: 0.6mm 0.7mm; border-bottom: 0.4pt solid #999; text-align: left; font-weight: 400; vertical-align: top; }
thead th { border-bottom: 0.8pt solid #111; font-weight: 600; vertical-align: bottom; }
.n { text-align: right; white-space: nowrap; }
.total th, .total td { border-bottom: 0.8pt solid #111; font-weight: 700; }
ul { margin: 0; padding-left: 5mm; font-size: 7.8pt; line-height: 1.3; columns: 2; column-gap: 8mm; }
li { break-inside: avoid; margin-bottom: 0.6mm; }
figure { margin: 0 0 3mm; }
figcaption { font-size: 10.5pt; font-weight: 700; }
svg { display: block; width: 100%; height: auto; }
svg text { font-size: 9.5px; dominant-baseline: central; fill: #111; paint-order: stroke; stroke: #fff; stroke-width: 3px; stroke-linejoin: round; }
svg .head { font-size: 8.5px; font-weight: 600; fill: #444; dominant-baseline: auto; }
svg tspan { font-weight: 700; }
.small { margin: -1mm 0 3mm; font-size: 7.5pt; color: #333; }
.signature { break-inside: avoid; margin-top: 3mm; }
.box { display: inline-block; width: 3.2mm; height: 3.2mm; margin: 0 1mm 0 5mm; border: 0.8pt solid #111; vertical-align: -0.4mm; }
.box:first-child { margin-left: 0; }
.lines { display: grid; margin-top: 3mm; grid-template-columns: 1fr 1fr 1fr; gap: 6mm; }
.signature h2, .signature h2 + p { display: inline-block; margin: 0 6mm 0 0; }
.lines p { height: 14mm; margin: 0; padding-top: 1mm; border-top: 0.6pt solid #111; font-size: 8.5pt; color: #333; }
footer { margin-top: 2mm; border-top: 0.4pt solid #999; padding-top: 1.5mm; font-size: 7.5pt; color: #333; }
footer p { margin: 0 0 0.8mm; }
code { font-family: ui-monospace, Menlo, Consolas, monospace; font-size: 7pt; overflow-wrap: anywhere; }
@media print { main { padding: 0; } }
`;
