using LaunchReady.Cli;

return await CommandLine.RunAsync(args).ConfigureAwait(false);
