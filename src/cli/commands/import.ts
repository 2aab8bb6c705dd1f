import { noteMessage } from '$lib/domain/compose';
import path from 'node:path';
import type { LayerCoverage } from '$lib/domain/table';
import { parseMapping, refusalMessage, type Mapping } from '$lib/files';
import { defaultCriteria, reference } from '$lib/reference';
import {
	importFiles,
	importRefusalMessage,
	type ImportFile,
	type ImportOutcome,
	type ImportProgress,
	type ImportRefusal
} from '$lib/server/imports';
import { flag, textOption, type Call, type Command } from '../command';
import { withDatabase } from '../database';
import { CommandStop, EXIT, wrongUse, type ExitCode } from '../exit';
import { count, printJson, printLines } from '../output';
import { givenPath } from '../paths';
import { readJson } from '../territory';

const DATE = /^\d{4}-\d{2}-\d{2}$/;

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

/** A proposed mapping as text: which column gives which field, and what is missing. */
function proposalLines(refusal: ImportRefusal): string[] {
	if (refusal.code !== 'file-refused' || refusal.refusal.code !== 'mapping-needed') return [];
	const { proposal } = refusal.refusal;
	const draft = {
		kind: proposal.kind,
		columns: proposal.columns.flatMap(({ header, field }) => (field ? [{ header, field }] : []))
	};
	return [
		'',
		'Correspondance proposée, à vérifier puis à passer avec --mapping :',
		JSON.stringify(draft, null, 2)
	];
}

function outcomeLines({
	status,
	report,
	details,
	notes,
	moves,
	olderRegister,
	closeNeedsConfirmation
}: ImportOutcome): string[] {
	const files = report.files.flatMap((file, i) => [
		`${file.file} (${file.format}, ${file.encoding})${details[i]?.known ? ' – déjà importé' : ''}`,
		`  ${count(file.read)} lignes lues = ${count(file.accepted)} acceptées + ${count(file.rejected)} rejetées + ${count(file.ignored)} ignorées`,
		...file.errors
			.slice(0, 5)
			.map((e) => `  ligne ${e.line}, ${e.column || 'ligne'} : « ${e.value} », attendu : ${e.expected}`),
		...(file.rejected > 5 ? [`  … et ${count(file.rejected - 5)} autres lignes rejetées`] : [])
	]);
	const headline =
		status === 'published'
			? `Version ${String(report.version)} publiée`
			: status === 'unchanged'
				? 'Rien n’a changé : ces données sont déjà dans la version en cours'
				: 'Essai à blanc : rien n’a été enregistré';
	return [
		...files,
		'',
		`${headline} : ${count(report.added)} ajoutées, ${count(report.changed)} modifiées, ${count(report.closed)} fermées, ${count(report.unchanged)} inchangées.`,
		...(moves.length > 0
			? [`${count(moves.reduce((sum, move) => sum + move.structures, 0))} structures changent de segment.`]
			: []),
		...(olderRegister
			? ['Attention : un des registres est plus ancien que celui en vigueur et ne le remplace pas.']
			: []),
		...(closeNeedsConfirmation
			? [
					'Attention : plus de 2 % des structures couvertes seraient fermées ; l’import demandera --allow-close.'
				]
			: []),
		...notes.map((note) => `À noter : ${noteMessage(note)}`)
	];
}

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
		if (referenceDate !== undefined && !DATE.test(referenceDate))
			throw wrongUse('--reference-date prend une date AAAA-MM-JJ.');
		const files = call.positionals.map((file): ImportFile => ({
			path: givenPath(file),
			name: path.basename(file),
			mapping,
			coverage,
			...(referenceDate === undefined ? {} : { referenceDate })
		}));
		const cancel = new AbortController();
		process.once('SIGINT', () => cancel.abort());
		await withDatabase(async (db, { dataDir }) => {
			const result = await importFiles({ db, dataDir, criteria: defaultCriteria }, files, {
				dryRun: flag(call, 'dry-run'),
				allowClose: flag(call, 'allow-close'),
				signal: cancel.signal,
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
			if (json) printJson(result.value.report);
			else printLines(...outcomeLines(result.value));
		});
	}
};
