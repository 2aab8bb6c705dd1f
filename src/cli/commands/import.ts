import path from 'node:path';
import { noteMessage } from '$lib/domain/compose';
import { findField, LAYER_KINDS, LAYER_SHAPES, type LayerShape } from '$lib/domain/fields';
import { isCalendarDate } from '$lib/domain/shared';
import type { LayerCoverage } from '$lib/domain/table';
import { parseMapping, refusalMessage, warningMessage, type Mapping } from '$lib/files';
import { reference } from '$lib/reference';
import {
	importFiles,
	importRefusalMessage,
	type FileDetails,
	type FileReport,
	type ImportFile,
	type ImportOutcome,
	type ImportProgress,
	type ImportRefusal
} from '$lib/server/imports';
import { formatCount, french, NBSP } from '$lib/words';
import { untilInterrupted } from '../cancel';
import { flag, textOption, type Call, type Command } from '../command';
import { withDatabase } from '../database';
import { CommandStop, EXIT, wrongUse, type ExitCode } from '../exit';
import { count, printJson, printLines } from '../output';
import { givenPath } from '../paths';
import { readJson } from '../territory';

/** What a register covers, as the options say; null when they do not. */
function coverageOption(call: Call): LayerCoverage | null {
	const extent = textOption(call, 'coverage');
	const territory = textOption(call, 'territory');
	if (extent === undefined && territory === undefined) return null;
	if (extent !== undefined && extent !== 'full' && extent !== 'partial') {
		throw wrongUse(
			`--coverage prend « full » (registre complet) ou « partial » (extrait), pas « ${extent} ».`
		);
	}
	const departments =
		territory === undefined || territory === 'national'
			? 'national'
			: territory.split(',').map((code) => code.trim().toUpperCase());
	if (departments !== 'national') {
		const unknown = departments.filter((code) => !reference.departments.has(code));
		if (unknown.length > 0)
			throw wrongUse(
				`--territory : département inconnu (${unknown.join(', ')}). Écrivez « national » ou des codes séparés par des virgules, comme 22,29,35,56.`
			);
	}
	return { extent: extent ?? 'full', departments };
}

async function mappingOption(call: Call): Promise<Mapping | null> {
	const file = textOption(call, 'mapping');
	if (file === undefined) return null;
	const mapping = parseMapping(await readJson(file));
	if (!mapping.ok) throw new CommandStop(EXIT.refused, `« ${file} » : ${refusalMessage(mapping.error)}`);
	return mapping.value;
}

function refusedDocument(refusal: ImportRefusal, message: string): unknown {
	const proposal =
		refusal.code === 'file-refused' && refusal.refusal.code === 'mapping-needed'
			? refusal.refusal.proposal
			: undefined;
	const detail = refusal.code === 'file-refused' ? { file: refusal.file, reason: refusal.refusal.code } : {};
	return { refused: { code: refusal.code, ...detail, message, ...(proposal ? { proposal } : {}) } };
}

/** Where the file is not to blame, the command failed. */
const exitCodeOf = ({ code }: ImportRefusal): ExitCode =>
	['database', 'busy', 'cancelled', 'overtaken', 'interrupted'].includes(code) ? EXIT.failed : EXIT.refused;

const fieldName = (id: string): string => findField(id)?.label ?? id;

/** A proposed mapping as text: which column gives which field, what is missing, and what may be written in its place. */
function proposalLines(refusal: ImportRefusal): string[] {
	if (refusal.code !== 'file-refused' || refusal.refusal.code !== 'mapping-needed') return [];
	const { kind, columns, missing } = refusal.refusal.proposal;
	const draft = {
		kind,
		columns: columns.flatMap(({ header, field }) => (field ? [{ header, field }] : []))
	};
	const doubts = columns.filter(({ certainty }) => certainty !== 'certain');
	return [
		'',
		'Correspondance proposée, à vérifier puis à passer avec --mapping :',
		JSON.stringify(draft, null, 2),
		...(doubts.length === 0 ? [] : ['', `À confirmer, ou à laisser de côté${NBSP}:`]),
		...doubts.map(
			({ header, field, why }) => `  « ${header} »${field ? ` → ${fieldName(field)}` : ''}${NBSP}: ${why}`
		),
		...(missing.length === 0 ? [] : ['', `Il manque${NBSP}: ${missing.map(fieldName).join(', ')}.`]),
		'',
		...(kind === null ? MAPPED_SHAPES : [LAYER_SHAPES[kind]]).flatMap(shapeLines)
	];
}

const MAPPED_SHAPES = LAYER_KINDS.map((kind) => LAYER_SHAPES[kind]).filter(({ register }) => !register);

/** What a file of one kind may give: the ids that a mapping is written with. */
const shapeLines = ({ kind, label, required, optional }: LayerShape): string[] => [
	`Champs possibles, "kind": "${kind}" (${label})${NBSP}:`,
	...[...required, ...optional].map(
		(id) => `  ${id}${NBSP}: ${fieldName(id)}${required.includes(id) ? ' (obligatoire)' : ''}`
	)
];

/** The account of one file: its lines, the first refused ones, and what was noticed. */
function fileLines(file: FileReport, detail: FileDetails | undefined): string[] {
	const { read, accepted, rejected, ignored } = file;
	return [
		`${file.file} (${file.format}, ${file.encoding})${detail?.known ? ' – déjà importé' : ''}`,
		`  ${formatCount(read, 'ligne lue', 'lignes lues')} = ${formatCount(accepted, 'acceptée')} + ${formatCount(rejected, 'rejetée')} + ${formatCount(ignored, 'ignorée')}`,
		...mappingLines(detail),
		...file.errors
			.slice(0, 5)
			.map((e) =>
				french(`  ligne ${e.line}, ${e.column || 'ligne entière'} : « ${e.value} », attendu : ${e.expected}`)
			),
		...(rejected > 5
			? [`  … et ${formatCount(rejected - 5, 'autre ligne rejetée', 'autres lignes rejetées')}`]
			: []),
		...(detail?.warnings ?? []).map(
			({ code, count, examples }) =>
				`  attention${NBSP}: ${warningMessage(code, count)} (${examples.map(({ line, value }) => `ligne ${line}${NBSP}: ${value}`).join(', ')})`
		)
	];
}

/** Which columns of a table were read, and as what. */
function mappingLines(detail: FileDetails | undefined): string[] {
	const columns = detail?.mapping?.columns ?? [];
	if (columns.length === 0) return [];
	const ignored = detail?.ignoredColumns ?? [];
	return [
		`  colonnes lues${NBSP}: ${columns.map(({ header, field }) => `${header} → ${fieldName(field)}`).join(', ')}`,
		...(ignored.length > 0 ? [`  colonnes non lues${NBSP}: ${ignored.join(', ')}`] : [])
	];
}

function headlineOf({ status, report }: ImportOutcome): string {
	if (status === 'published') return `Version ${String(report.version)} publiée`;
	if (status === 'dry-run') return 'Essai à blanc, rien n’a été enregistré';
	const nothing = report.files.every(({ accepted }) => accepted === 0);
	return nothing
		? 'Aucune ligne n’a été acceptée, rien n’a été enregistré'
		: 'Rien n’a changé, ces données sont déjà dans la version en cours';
}

function outcomeLines(outcome: ImportOutcome): string[] {
	const { report, details, notes, moves, olderRegister, closeNeedsConfirmation } = outcome;
	const { added, changed, closed, unchanged } = report;
	const moved = moves
		.filter(({ from, to }) => from !== '' && to !== '')
		.reduce((sum, { structures }) => sum + structures, 0);
	return [
		...report.files.flatMap((file, i) => fileLines(file, details[i])),
		'',
		`${headlineOf(outcome)}${NBSP}: ${formatCount(added, 'ajoutée')}, ${formatCount(changed, 'modifiée')}, ${formatCount(closed, 'fermée')}, ${formatCount(unchanged, 'inchangée')}.`,
		...(moved > 0 ? [`${formatCount(moved, 'structure change', 'structures changent')} de segment.`] : []),
		...(olderRegister
			? [`Attention${NBSP}: un des registres est plus ancien que celui en vigueur et ne le remplace pas.`]
			: []),
		...(closeNeedsConfirmation
			? [
					`Attention${NBSP}: plus de 2${NBSP}% des structures couvertes seraient fermées${NBSP}; l’import demandera --allow-close.`
				]
			: []),
		...notes.map((note) => `À noter${NBSP}: ${noteMessage(note)}`)
	];
}

/** The report, with what was noticed in each file. */
const jsonReport = ({ report, details }: ImportOutcome): unknown => ({
	...report,
	files: report.files.map((file, i) => ({
		...file,
		warnings: details[i]?.warnings ?? [],
		...(details[i]?.mapping ? { mapping: details[i].mapping } : {})
	}))
});

/** Progress for a person at a terminal; nothing when the output is read by a program. */
function progressReporter(json: boolean): (progress: ImportProgress) => void {
	if (json || !process.stderr.isTTY) return () => undefined;
	return ({ phase, file, files, rows }) => {
		process.stderr.write(`\r${phase} ${file + 1}/${files} – ${count(rows)} lignes   `);
	};
}

export const importCommand: Command = {
	name: 'import',
	usage:
		'import FICHIER… [--mapping M.json] [--coverage full|partial] [--territory national|22,29…] [--reference-date AAAA-MM-JJ] [--dry-run] [--allow-close] [--json]',
	summary: 'Importe des fichiers ensemble : tous ou aucun, une seule version.',
	options: {
		mapping: { type: 'string' },
		coverage: { type: 'string' },
		territory: { type: 'string' },
		'reference-date': { type: 'string' },
		'dry-run': { type: 'boolean' },
		'allow-close': { type: 'boolean' },
		json: { type: 'boolean' }
	},
	run: async (call) => {
		if (call.positionals.length === 0) throw wrongUse('Donnez au moins un fichier à importer.');
		const json = flag(call, 'json');
		const coverage = coverageOption(call);
		const mapping = await mappingOption(call);
		const referenceDate = textOption(call, 'reference-date');
		if (referenceDate !== undefined && !isCalendarDate(referenceDate))
			throw wrongUse('--reference-date prend une date du calendrier, AAAA-MM-JJ.');
		const files = call.positionals.map((file): ImportFile => ({
			path: givenPath(file),
			name: path.basename(file),
			mapping,
			coverage,
			...(referenceDate === undefined ? {} : { referenceDate })
		}));
		await untilInterrupted((signal) =>
			withDatabase(async (db, { dataDir }) => {
				const result = await importFiles({ db, dataDir, actor: 'cli' }, files, {
					dryRun: flag(call, 'dry-run'),
					allowClose: flag(call, 'allow-close'),
					signal,
					onProgress: progressReporter(json)
				});
				if (!result.ok) {
					const message = importRefusalMessage(result.error);
					throw new CommandStop(
						exitCodeOf(result.error),
						[message, ...proposalLines(result.error)].join('\n'),
						refusedDocument(result.error, message)
					);
				}
				if (json) printJson(jsonReport(result.value));
				else printLines(...outcomeLines(result.value));
			})
		);
	}
};
