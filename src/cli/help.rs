//! `--help` in Chinese, where the system speaks Chinese.

use std::{collections::BTreeMap, ffi::OsString, fmt::Write};

use clap::{Arg, ArgAction, Command, builder::StyledStr, error::ErrorKind};

use crate::show::KEYS;

/// The sentences of `--help`: English → Chinese.
const CATALOGUE: &str = include_str!("../../assets/words/help.zh.ron");

/// How a page of help is put together; what clap itself says stands in it in Chinese.
const PAGE: &str = "{about-with-newline}\n用法：{usage}\n\n{all-args}{after-help}";

/// The help that was asked for with these arguments, in Chinese; nothing if it was not help.
pub(super) fn chinese(command: Command, arguments: &[OsString]) -> Option<String> {
    let words = Catalogue::new();
    let command = words.command(command).arg(flag("version", 'V', ArgAction::Version, "显示版本"));
    let error = command.after_help(words.keys()).try_get_matches_from(arguments).err()?;
    let is_help = error.kind() == ErrorKind::DisplayHelp;
    is_help.then(|| error.to_string().replace("[OPTIONS]", "[选项]").replace("[COMMAND]", "[命令]"))
}

struct Catalogue(BTreeMap<String, String>);

impl Catalogue {
    fn new() -> Self {
        // A test reads it; without it the help is in English.
        Self(ron::from_str(CATALOGUE).unwrap_or_default())
    }

    fn said(&self, english: &str) -> String {
        self.0.get(english).cloned().unwrap_or_else(|| english.to_owned())
    }

    /// A command with all of its own commands.
    fn command(&self, command: Command) -> Command {
        let about = command.get_about().map(StyledStr::to_string).unwrap_or_default();
        command
            .about(self.said(&about))
            .help_template(PAGE)
            .subcommand_help_heading("命令")
            .disable_help_flag(true)
            .disable_version_flag(true)
            .disable_help_subcommand(true)
            .mut_args(|arg| self.argument(arg))
            .mut_subcommands(|command| self.command(command))
            .arg(flag("help", 'h', ArgAction::Help, "显示这些说明"))
    }

    fn argument(&self, arg: Arg) -> Arg {
        let mut help = self.said(&arg.get_help().map(StyledStr::to_string).unwrap_or_default());
        let takes_value = arg.get_action().takes_values();
        let values = if takes_value { arg.get_possible_values() } else { Vec::new() };
        let value = |value: &clap::builder::PossibleValue| {
            let help = value.get_help().map(|help| format!("（{}）", self.said(&help.to_string())));
            format!("{}{}", value.get_name(), help.unwrap_or_default())
        };
        if !values.is_empty() && !arg.is_hide_possible_values_set() {
            help += "：";
            help += &values.iter().map(value).collect::<Vec<_>>().join("、");
        }
        let defaults: Vec<_> = arg.get_default_values().iter().map(|value| value.to_string_lossy()).collect();
        if takes_value && !defaults.is_empty() {
            let _ = write!(help, " [默认：{}]", defaults.join("、"));
        }
        let heading = if arg.is_positional() { "参数" } else { "选项" };
        arg.help(help).help_heading(heading).hide_default_value(true).hide_possible_values(true)
    }

    /// The table of keys.
    fn keys(&self) -> String {
        let width = KEYS.iter().map(|binding| binding.name().chars().count()).max().unwrap_or(0);
        let lines = KEYS.iter().map(|key| format!("  {:width$}  {}\n", key.name(), self.said(&key.help())));
        format!("窗口里的按键；在展厅和墙上，第一下只唤醒放映：\n{}", lines.collect::<String>())
    }
}

fn flag(name: &'static str, short: char, action: ArgAction, help: &'static str) -> Arg {
    Arg::new(name).long(name).short(short).action(action).help(help).help_heading("选项")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use clap::{Command, CommandFactory, builder::StyledStr};

    use super::{Catalogue, KEYS};
    use crate::cli::Cli;

    /// Every sentence that the help of a command says.
    fn sentences(command: &Command) -> BTreeSet<String> {
        let own = command.get_about().map(StyledStr::to_string);
        let arguments = command.get_arguments().filter(|arg| !arg.is_hide_set()).flat_map(|arg| {
            let values = if arg.get_action().takes_values() { arg.get_possible_values() } else { Vec::new() };
            let values: Vec<_> = values.iter().filter_map(|value| value.get_help().map(StyledStr::to_string)).collect();
            arg.get_help().map(StyledStr::to_string).into_iter().chain(values)
        });
        let commands = command.get_subcommands().filter(|command| !command.is_hide_set());
        own.into_iter().chain(arguments).chain(commands.flat_map(sentences)).collect()
    }

    #[test]
    fn every_sentence_of_the_help_is_said_in_chinese_and_none_is_left_over() {
        let mut said = sentences(&Cli::command());
        said.extend(KEYS.iter().map(crate::show::KeyBinding::help));
        let known: BTreeSet<String> = Catalogue::new().0.into_keys().collect();
        assert_eq!(said.difference(&known).collect::<Vec<_>>(), [] as [&String; 0], "not translated");
        assert_eq!(known.difference(&said).collect::<Vec<_>>(), [] as [&String; 0], "nobody says that");
    }

    #[test]
    fn the_help_of_every_command_can_be_shown_in_chinese() {
        let shown = |words: &[&str]| {
            let arguments: Vec<_> = std::iter::once("xiongguan").chain(words.iter().copied()).map(Into::into).collect();
            super::chinese(Cli::command(), &arguments)
        };
        let whole = shown(&["--help"]).expect("it is help");
        for part in ["用法：", "命令:", "选项:", "参数:", "下一页"] {
            assert!(whole.contains(part), "no {part} in\n{whole}");
        }
        for command in Cli::command().get_subcommands().filter(|command| !command.is_hide_set()) {
            let help = shown(&[command.get_name(), "-h"]).expect("it is help");
            assert!(help.contains("用法：") && !help.contains("Usage") && !help.contains("OPTIONS"), "{help}");
        }
        assert_eq!(shown(&["check"]), None);
        assert_eq!(shown(&["--version"]), None);
    }
}
