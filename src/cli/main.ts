import { runCommand } from './run-command';

// A reader that has seen enough, such as `head`, closes the output: that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
	if (error.code !== 'EPIPE') throw error;
	process.exit();
});
process.exitCode = await runCommand(process.argv.slice(2));
