import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { err, isCalendarDate, ok, type Result } from '$lib/domain/shared';
import { rejectMessage, REJECT_CODES, writeDecision, type Decision } from '$lib/files';
import type { Session } from '../db';
import { note, type JournalEntry } from '../journal';
import { importFiles, importRefusalMessage, type ImportContext } from '../imports';
import { currentVersion } from '../versions';

/** Something decided by hand, and by which service: free text, never the name of a person. */
export interface DecisionToMake extends Omit<Decision, 'madeAt'> {
	readonly service: string;
	/** Where the value comes from. */
	readonly note: string;
}

/** Why a decision was not taken; `message` is the French sentence of what refused it. */
export type DecisionRefusal =
	| { readonly code: 'service'; readonly limit: number }
	| { readonly code: 'note'; readonly limit: number }
	| { readonly code: 'date' }
	| { readonly code: 'unchanged' }
	| { readonly code: 'value'; readonly message: string }
	| { readonly code: 'import'; readonly message: string };

const LONGEST_SERVICE = 60;
const LONGEST_NOTE = 160;

/**
 * Writes a decision as a file and imports it like any other: it makes a version, with the changes listed,
 * and the journal keeps who decided and what the value was before.
 * @returns the number of the version
 */
export async function decide(
	context: ImportContext,
	decision: DecisionToMake,
	now: Date
): Promise<Result<number, DecisionRefusal>> {
	const service = oneLine(decision.service);
	const origin = oneLine(decision.note);
	if (service === '' || service.length > LONGEST_SERVICE)
		return err({ code: 'service', limit: LONGEST_SERVICE });
	if (origin === '' || origin.length > LONGEST_NOTE) return err({ code: 'note', limit: LONGEST_NOTE });
	const today = now.toISOString().slice(0, 10);
	if (!isCalendarDate(decision.decidedOn) || decision.decidedOn > today) return err({ code: 'date' });
	const { kind, decidedOn, rows } = decision;
	const text = writeDecision({ kind, decidedOn, madeAt: now.toISOString(), rows });
	const fictional = (await currentVersion(context.db))?.fictional ?? false;
	return withFile(text, async (file) => {
		const name = `Saisie à la main, ${service} : ${origin}`;
		const imported = await importFiles(context, [{ path: file, name, fictional }], {
			inside: async (session, version) => {
				for (const entry of await entriesOf(session, decision, version))
					await note(session, context.actor, entry);
			}
		});
		if (!imported.ok) return err({ code: 'import', message: importRefusalMessage(imported.error) });
		const { status, report } = imported.value;
		const [wrong] = report.files[0]?.errors ?? [];
		if (wrong) {
			const code = REJECT_CODES.find((known) => known === wrong.code) ?? 'value-missing';
			return err({ code: 'value', message: rejectMessage({ ...wrong, code, raw: '' }) });
		}
		return status === 'published' && report.version !== null
			? ok(report.version)
			: err({ code: 'unchanged' });
	});
}

/**
 * What the journal says of a decision, inside the transaction that publishes it. What a person wrote of its origin stays with
 * the version: the journal can never be corrected.
 */
async function entriesOf(
	session: Session,
	{ kind, rows }: DecisionToMake,
	version: number
): Promise<readonly JournalEntry[]> {
	if (kind !== 'manual')
		return [
			{
				action: rows.some((row) => row['group.id'] === '') ? 'entities-separated' : 'proposal-accepted',
				subject: subjectOf(kind, rows[0] ?? {}),
				after: { version, rows }
			}
		];
	const entries: JournalEntry[] = [];
	for (const { 'structure.finess': finess = '', ...values } of rows)
		for (const [field, value] of Object.entries(values)) {
			const [change] = await session.query(
				'select before, after from changes where version_id = $1 and finess = $2 and field = $3',
				[version, finess, field]
			);
			entries.push({
				action: value === '' ? 'value-withdrawn' : 'value-decided',
				subject: `structure ${finess}`,
				before: { field, value: change ? change[0] : null },
				after: { field, value: change ? change[1] : value, version }
			});
		}
	return entries;
}

/** The alias, the group that entities join, or the first entity left on its own. */
function subjectOf(kind: 'aliases' | 'groups', row: Readonly<Record<string, string>>): string {
	if (kind === 'aliases') return `aliases ${row['alias.name'] ?? ''}`;
	const group = row['group.id'] ?? '';
	return group === '' ? `entity ${row['group.member'] ?? ''}` : `groups ${group}`;
}

const oneLine = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, ' ').trim();

async function withFile<T>(text: string, work: (file: string) => Promise<T>): Promise<T> {
	await mkdir(tmpdir(), { recursive: true });
	const folder = await mkdtemp(path.join(tmpdir(), 'cible-decision-'));
	try {
		const file = path.join(folder, 'decision.json');
		await writeFile(file, text);
		return await work(file);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}
