import { parseArgs } from 'node:util';
import type { Command } from './command';
import { classifyCommand } from './commands/classify';
import { exportCommand } from './commands/export';
import { generateCommand } from './commands/generate';
import { printHelp } from './commands/help';
import { importCommand } from './commands/import';
import { rollbackCommand } from './commands/rollback';
import { diffCommand, versionsCommand } from './commands/versions';
import { CommandStop, EXIT, wrongUse, type ExitCode } from './exit';
import { printJson } from './output';

const COMMANDS: readonly Command[] = [
	importCommand,
	classifyCommand,
	exportCommand,
	versionsCommand,
	diffCommand,
	rollbackCommand,
	generateCommand
];

/** Runs one command. @returns the exit code */
async function main(args: readonly string[]): Promise<ExitCode> {
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
		if (!(error instanceof CommandStop)) throw error;
		process.stderr.write(`${error.message}\n`);
		if (json)
			printJson(
				error.document ?? {
					refused: { code: error.exitCode === EXIT.usage ? 'usage' : 'failed', message: error.message }
				}
			);
		return error.exitCode;
	}
}

function parse(command: Command, args: readonly string[]) {
	try {
		return parseArgs({ args: [...args], options: command.options, allowPositionals: true, strict: true });
	} catch (error) {
		const reason = error instanceof Error ? error.message : '';
		throw wrongUse(`Option refusée (${reason})\nUsage : ${command.usage}`);
	}
}

process.exitCode = await main(process.argv.slice(2));
