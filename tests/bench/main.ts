import fs from 'node:fs';
import { benchBrowser } from './browser';
import { benchClassification } from './classification';
import { benchFinessPlus } from './finess-plus';
import { benchFunding } from './funding';
import { benchFundingSlider } from './funding-slider';
import { benchImport } from './import';
import { MEMORY_ROUND, memoryRound } from './import-memory';
import { benchOptimum } from './optimum';
import { benchSignIn } from './sign-in';
import { benchStart } from './start';
import { benchStudio } from './studio';
import { benchWorkshop } from './workshop';
import { machine, sectionText, type BenchSection } from './report';

/** The sections of the benchmark, by the name that `npm run bench -- NAME…` takes; all of them without a name. */
const SECTIONS: Readonly<Record<string, () => Promise<BenchSection>>> = {
	classification: benchClassification,
	studio: benchStudio,
	funding: benchFunding,
	'funding-slider': benchFundingSlider,
	import: benchImport,
	'finess-plus': benchFinessPlus,
	optimum: benchOptimum,
	start: benchStart,
	'sign-in': benchSignIn,
	workshop: benchWorkshop,
	browser: benchBrowser
};

const REPORT = 'docs/benchmarks.md';

/** Replaces one section of the report, or adds it at the end; the others keep the figures they had. */
function withSection(report: string, text: string): string {
	const title = text.split('\n', 1)[0] ?? '';
	const parts = report.split(/^(?=## )/m);
	const at = parts.findIndex((part) => part.startsWith(`${title}\n`));
	if (at === -1) return `${report.trimEnd()}\n\n${text}`;
	parts[at] = `${text}\n`;
	return parts.join('');
}

const names = process.argv.slice(2);
const [first, request = ''] = names;
if (first === MEMORY_ROUND) {
	await memoryRound(request);
	process.exit();
}
const unknown = names.filter((name) => !(name in SECTIONS));
if (unknown.length > 0) {
	console.error(`Unknown section: ${unknown.join(', ')}. Sections: ${Object.keys(SECTIONS).join(', ')}.`);
	process.exit(2);
}
let failed = false;
for (const [name, bench] of Object.entries(SECTIONS)) {
	if (names.length > 0 && !names.includes(name)) continue;
	const section = await bench();
	failed ||= section.lines.some((line) => line.reached === false);
	const setting = `${section.setting}\n\nCommand: \`npm run bench -- ${name}\`. Machine: ${machine()}.`;
	const text = sectionText({ ...section, setting });
	console.log(text);
	fs.writeFileSync(
		REPORT,
		`${withSection(fs.existsSync(REPORT) ? fs.readFileSync(REPORT, 'utf8') : '# Benchmarks\n', text).trimEnd()}\n`
	);
}
process.exitCode = failed ? 1 : 0;
