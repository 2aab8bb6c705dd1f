import { criteriaInForce } from '$lib/server/criteria';
import { journalCsv, readJournal, verifyJournal, type JournalLine } from '$lib/server/journal';
import {
	accountName,
	ACTION_LABELS,
	factLines,
	factText,
	formatInstant,
	journalStateText,
	outcomeLooks,
	subjectLabel,
	type Looks
} from '$lib/words';
import { flag, type Command } from '../command';
import { withDatabase } from '../database';
import { CommandStop, EXIT, wrongUse } from '../exit';
import { printJson, printLines } from '../output';

/** The operator of the database sees the journal of all territories. */
const OPERATOR = { scope: 'national' } as const;

const by = ({ account, name, channel }: JournalLine): string =>
	account === null
		? channel === 'cli'
			? 'ligne de commande'
			: 'programme'
		: accountName(account, name ?? '');

const lineText = (line: JournalLine, looks: Looks): string =>
	[
		String(line.id),
		formatInstant(line.at),
		by(line),
		`${ACTION_LABELS[line.action]}, ${subjectLabel(line.subject)}`,
		factLines(line.before, line.after, looks).map(factText).join(' ; ')
	].join('  ');

export const journalCommand: Command = {
	name: 'journal',
	usage: 'journal [--verify | --csv] [--json]',
	summary: 'Donne le journal, de la ligne la plus ancienne à la plus récente, ou vérifie qu’il est intact.',
	options: { verify: { type: 'boolean' }, csv: { type: 'boolean' }, json: { type: 'boolean' } },
	run: (call) =>
		withDatabase(async (db) => {
			const json = flag(call, 'json');
			if (flag(call, 'csv') && (json || flag(call, 'verify')))
				throw wrongUse('--csv ne se combine ni avec --json ni avec --verify.');
			if (flag(call, 'verify')) {
				const state = await verifyJournal(db);
				if (!state.intact) throw new CommandStop(EXIT.refused, journalStateText(state), { journal: state });
				if (json) printJson({ journal: state });
				else
					printLines(journalStateText(state), `Empreinte de la dernière ligne : ${state.last ?? 'aucune'}`);
				return;
			}
			const lines = readJournal(db, OPERATOR, {});
			if (flag(call, 'csv')) for await (const piece of journalCsv(lines)) process.stdout.write(piece);
			else if (json) {
				const all: JournalLine[] = [];
				for await (const line of lines) all.push(line);
				printJson({ lines: all });
			} else {
				const looks = outcomeLooks((await criteriaInForce(db)).criteria.segments);
				for await (const line of lines) printLines(lineText(line, looks));
			}
		})
};
