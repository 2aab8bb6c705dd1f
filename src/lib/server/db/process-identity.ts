import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

function fromProc(pid: number): string | null {
	const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
	// The command, in parentheses, may hold spaces: the fields are counted from its end.
	const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
	const [state] = fields;
	const startTicks = fields[19];
	if (state === 'Z' || state === 'X' || startTicks === undefined) return null;
	return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${startTicks}`;
}

function isRunning(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return error instanceof Error && 'code' in error && error.code === 'EPERM';
	}
}

/**
 * What tells a running process from a later one that was given the same number: when it started, and under which boot.
 * @returns null when no such process runs; '' when it runs and the system does not say more
 */
export function processIdentity(pid: number): string | null {
	if (!isRunning(pid)) return null;
	try {
		if (process.platform === 'linux') return fromProc(pid);
		if (process.platform === 'win32') return '';
		const started = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], {
			encoding: 'utf8',
			timeout: 5000
		});
		return started.trim();
	} catch {
		return isRunning(pid) ? '' : null;
	}
}
