import ArgumentParser
import HummingbirdTLS
@main struct Rounds: ParsableCommand { func run() { print("hi") } }
