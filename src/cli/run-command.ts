import { parseArgs } from 'node:util';
import type { Command } from './command';
import { adminLinkCommand } from './commands/admin-link';
import { backupCommand, restoreCommand } from './commands/backup';
import { classifyCommand } from './commands/classify';
import { criteriaCommand } from './commands/criteria';
import { exportCommand } from './commands/export';
import { generateCommand } from './commands/generate';
import { printHelp } from './commands/help';
import { importCommand } from './commands/import';
import { journalCommand } from './commands/journal';
import { rollbackCommand } from './commands/rollback';
import { scenarioCommand } from './commands/scenario';
import { verifyCommand } from './commands/verify';
import { diffCommand, versionsCommand } from './commands/versions';
import { EXIT, wrongUse, type ExitCode } from './exit';
import { commandStopBehind, optionProblem } from './problems';
import { printJson } from './output';

const COMMANDS: readonly Command[] = [
	importCommand,
	classifyCommand,
	exportCommand,
	verifyCommand,
	criteriaCommand,
	scenarioCommand,
	versionsCommand,
	diffCommand,
	rollbackCommand,
	backupCommand,
	restoreCommand,
	journalCommand,
	generateCommand,
	adminLinkCommand
];

/** Runs one command, which writes to the streams of this process. @returns the exit code */
export async function runCommand(args: readonly string[]): Promise<ExitCode> {
	const [name = 'help', ...rest] = args;
	if (['help', '--help', '-h'].includes(name)) {
		printHelp(COMMANDS);
		return args.length === 0 ? EXIT.usage : EXIT.fine;
	}
	const json = rest.includes('--json');
	try {
		const command = COMMANDS.find((candidate) => candidate.name === name);
		if (!command) throw wrongUse(`La commande « ${name} » n’existe pas.`);
		const { positionals, values } = parse(command, rest);
		await command.run({ positionals, options: values });
		return EXIT.fine;
	} catch (error) {
		const stop = commandStopBehind(error);
		process.stderr.write(`${stop.message}\n`);
		if (json)
			printJson(
				stop.document ?? {
					refused: { code: stop.exitCode === EXIT.usage ? 'usage' : 'failed', message: stop.message }
				}
			);
		return stop.exitCode;
	}
}

function parse(command: Command, args: readonly string[]) {
	try {
		return parseArgs({ args: [...args], options: command.options, allowPositionals: true, strict: true });
	} catch (error) {
		throw wrongUse(`${optionProblem(error)}\nUsage\u00a0: ${command.usage}`);
	}
}
