extension PasswordRule {
    /// Passwords of twelve characters and more that stand high in published lists of leaked ones, and those a hospital's
    /// desk would be tried with first. Folded. Runs and repetitions are found by rule and not listed.
    static let common: Set<String> = [
        "password1234", "password12345", "password123456", "password2024!", "password2025!", "password2026!",
        "passwordpassword", "p@ssw0rd1234", "p@ssword1234", "passw0rd1234", "mypassword123", "mypassword1234",
        "thisismypassword", "changeme1234", "changeme12345", "changemenow123", "pleasechangeme", "letmein12345",
        "letmeinletmein", "letmeinplease", "welcome12345", "welcome123456", "welcomewelcome", "welcome2024!",
        "welcome2025!", "welcome2026!", "qwertyuiop12", "qwertyuiop123", "qwertyuiop1234", "qwertyuiop[]",
        "qwertyuiop[]\\", "qwerty123456", "qwerty1234567", "qwertyqwerty", "qwertyuiopasdfghjkl", "asdfghjkl123",
        "asdfghjkl;'\\", "asdfasdfasdf", "asdfghjklzxcvbnm", "zxcvbnm12345", "zaq12wsxcde3", "1qaz2wsx3edc",
        "1qaz2wsx3edc4rfv", "1qazxsw23edc", "qazwsxedcrfv", "qazwsxedc123", "1q2w3e4r5t6y", "1q2w3e4r5t6y7u",
        "q1w2e3r4t5y6", "a1b2c3d4e5f6", "1a2b3c4d5e6f", "abc123abc123", "abcd1234abcd", "abcdefg12345",
        "123456abcdef", "123456qwerty", "111222333444", "112233445566", "123456123456", "123456654321",
        "1234567890qwe", "1234567890qwerty", "123qweasdzxc", "123qwe123qwe", "987654321012", "iloveyou1234",
        "iloveyou12345", "iloveyouforever", "iloveyousomuch", "administrator", "administrator1", "administrator123",
        "administrator1!", "admin1234567", "admin12345678", "adminadmin123", "adminadminadmin", "root12345678",
        "superuser123", "testtesttest", "test12345678", "testing12345", "trustno1trustno1", "sunshine1234",
        "princess1234", "football1234", "baseball1234", "liverpool123", "manchester123", "superman1234",
        "starwars1234", "summer2024!!", "summer2025!!", "summer2026!!", "winter2024!!", "winter2025!!",
        "winter2026!!", "spring2025!!", "autumn2025!!", "correcthorsebatterystaple", "correct horse battery staple",
        "hospital1234", "hospital12345", "hospitalhospital", "helpdesk1234", "helpdesk12345", "servicedesk1",
        "servicedesk123", "servicedesk1!", "roundsrounds", "rounds123456", "roundsdesk123", "nurse1234567",
        "doctor123456", "medical12345", "healthcare123", "healthcare1!", "emergency123", "radiology123",
        "onetwothreefour", "whateverwhatever", "secretsecret", "secret123456", "topsecret123", "computer1234",
        "monitor12345", "printer12345", "football12345", "dragondragon", "blink182blink182", "mercedesbenz",
        "harrypotter1", "harrypotter123", "pokemon12345", "charlie12345", "jennifer1234", "michael12345",
    ]
}
